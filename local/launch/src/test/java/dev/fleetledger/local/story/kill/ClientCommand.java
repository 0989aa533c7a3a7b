package dev.fleetledger.local.story.kill;

import java.util.Map;

/**
 * A command as a person sends it.
 *
 * @param key     its Idempotency-Key, and its reason, so that audit entries and events name the command that they belong to
 * @param ifMatch empty when the command needs no version
 * @param status  the status of the answer that the person expects
 * @param events  the events that it appends when it is accepted or refused, by type
 */
record ClientCommand(String key, String action, String method, String path, String body, String ifMatch, int status,
        Map<String, Integer> events) {

    boolean isRefusalExpected() {
        return status >= 400;
    }
}
