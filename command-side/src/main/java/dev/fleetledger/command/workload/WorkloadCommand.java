package dev.fleetledger.command.workload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be asked of a workload. */
public sealed interface WorkloadCommand {

    record Create(UUID workload, String kind, String namespace, String name, @Nullable UUID family, JsonNode specification, UUID draft,
            Target target) implements WorkloadCommand {}

    /** @param seen what the edit went on from */
    record Edit(Seen seen, JsonNode specification, UUID draft, Target target) implements WorkloadCommand {}

    record RollBack(int revision) implements WorkloadCommand {}

    record Place(JsonNode specification, Target target) implements WorkloadCommand {}

    /** Its pods are to start anew. */
    record Restart(Instant at) implements WorkloadCommand {}

    /** A variant of it is made. */
    record FoundFamily(UUID family) implements WorkloadCommand {}

    /** @param policy {@code delete} or {@code release} */
    record Delete(String policy) implements WorkloadCommand {}

    record Seen(int revision, int placementVersion) {}

    /** @param clusters the placement as it resolves now */
    record Target(JsonNode placement, List<String> clusters) {}
}
