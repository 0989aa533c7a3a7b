package dev.fleetledger.contract.question;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.WireNames;

/**
 * One question as sent to an agent. Its key is {@code question/<id>} in {@code fleet.<cluster>.intents}. An expired question is skipped on
 * every replay; a tombstone follows the answer or the expiry.
 *
 * @param objects for a preview, the objects that would be applied, in the order of application; else empty
 */
public record Question(UUID question, String cluster, QuestionKind kind, Instant expiresAt, @Nullable UUID workload,
        @Nullable String namespace, @Nullable String name, @Nullable String list, @Nullable String conflict, List<JsonNode> objects,
        Hub hub, @Nullable String traceparent) {

    /** @return the record's key */
    public String key() {
        return WireNames.question(question);
    }
}
