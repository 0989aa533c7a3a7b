package dev.fleetledger.contract.question;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Keys;

/**
 * One question as sent to an agent. Key {@code question/<id>} in {@code fleet.<cluster>.intents}; an expired one is skipped on any
 * replay, and a tombstone follows the answer or the expiry.
 *
 * @param objects of a preview: what would be applied, in the order of application; else empty
 */
public record Question(UUID question, String cluster, QuestionKind kind, Instant expiresAt, @Nullable UUID workload,
        @Nullable String namespace, @Nullable String name, @Nullable String list, @Nullable String conflict, List<JsonNode> objects,
        Hub hub, @Nullable String traceparent) {

    /** @return the record's key */
    public String key() {
        return Keys.question(question);
    }
}
