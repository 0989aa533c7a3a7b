package dev.fleetledger.command.workload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.draft.WorkloadVersion;

/** Commands of the workload aggregate. */
public sealed interface WorkloadCommand {

    record Create(UUID workload, String kind, String namespace, String name, @Nullable UUID family, JsonNode specification, UUID draft,
            Target target) implements WorkloadCommand {}

    /** @param baseVersion revision and placement version that the edit is based on */
    record Edit(WorkloadVersion baseVersion, JsonNode specification, UUID draft, Target target) implements WorkloadCommand {}

    record RollBack(int revision) implements WorkloadCommand {}

    record Place(JsonNode specification, Target target) implements WorkloadCommand {}

    /** Restarts its pods. */
    record Restart(Instant at) implements WorkloadCommand {}

    /** Founds the family when a variant is created. */
    record FoundFamily(UUID family) implements WorkloadCommand {}

    /** @param policy {@code delete} or {@code release} */
    record Delete(String policy) implements WorkloadCommand {}

    /** @param clusters clusters of the resolved placement */
    record Target(JsonNode placement, List<String> clusters) {}
}
