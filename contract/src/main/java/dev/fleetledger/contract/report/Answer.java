package dev.fleetledger.contract.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An agent's answer to one question. Literals that look like a credential are withheld before it is sent.
 *
 * @param code     why, for every verdict but the accepted one: {@code AdmissionDenied}, {@code QuotaExceeded} …
 * @param message  the cluster's own words, bounded
 * @param nodes    of a preview: which nodes the pods would go to
 * @param changes  of a preview: what would change of what is there, by field, bounded
 * @param objects  of a running DaemonSet: it and its Services as they stand, without what the server adds
 * @param items    of an inventory: the things, by name
 * @param complete false when changes or items were cut
 */
public record Answer(UUID question, Verdict verdict, @Nullable String code, @Nullable String message, List<Finding> findings,
        @Nullable NodeMatch nodes, List<Change> changes, List<JsonNode> objects, List<Item> items, boolean complete, Instant answeredAt) {

    /**
     * @param severity {@code refusal}, {@code warning}, or {@code unknown} where the agent may not look
     * @param object   what it is about, e.g. {@code Secret/registry-login} or {@code Namespace/monitoring}
     */
    public record Finding(String severity, String code, String object, String message) {}

    /**
     * @param object {@code DaemonSet} or {@code Service/<name>}
     * @param path   JSON pointer in it
     */
    public record Change(String object, String path, @Nullable JsonNode before, @Nullable JsonNode after) {}

    /** @param facts what the interface tells about a thing of its kind, e.g. a node's labels and taints */
    public record Item(String name, @Nullable String namespace, @Nullable JsonNode facts) {}
}
