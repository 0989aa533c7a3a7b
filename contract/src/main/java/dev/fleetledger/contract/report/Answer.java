package dev.fleetledger.contract.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.RenamedCodes;

/**
 * An agent's answer to one question. The agent redacts literals that look like a credential before it sends the answer.
 *
 * @param code     reason for every verdict except the accepted one: {@code AdmissionDenied}, {@code QuotaExceeded} …
 * @param message  the cluster's own message, truncated to a limit
 * @param nodes    for a preview: the nodes that the pods would be scheduled to
 * @param changes  for a preview: changes to existing objects by field, up to a limit
 * @param objects  for a running DaemonSet: it and its Services as live objects, without the server's own fields
 * @param items    for an inventory: the listed objects, by name
 * @param complete false when changes or items were truncated
 */
public record Answer(UUID question, Verdict verdict, @Nullable String code, @Nullable String message, List<Finding> findings,
        @Nullable NodeMatch nodes, List<Change> changes, List<JsonNode> objects, List<Item> items, boolean complete, Instant answeredAt) {

    public Answer {
        code = RenamedCodes.currentOrNull(code);
    }

    /**
     * @param severity {@code refusal}, {@code warning}, or {@code unknown} where the agent lacks the right to read
     * @param object   the object concerned, e.g. {@code Secret/registry-login} or {@code Namespace/monitoring}
     */
    public record Finding(String severity, String code, String object, String message) {

        public Finding {
            code = RenamedCodes.current(code);
        }
    }

    /**
     * @param object {@code DaemonSet} or {@code Service/<name>}
     * @param path   JSON pointer into the object
     */
    public record Change(String object, String path, @Nullable JsonNode before, @Nullable JsonNode after) {}

    /** @param facts the details that the API shows for an object of this kind, e.g. a node's labels and taints */
    public record Item(String name, @Nullable String namespace, @Nullable JsonNode facts) {}
}
