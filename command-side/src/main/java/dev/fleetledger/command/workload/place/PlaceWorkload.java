package dev.fleetledger.command.workload.place;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.workload.WorkloadChangeResult;

/**
 * @param workload null when the text in the path is not an id
 * @param document the placement step, of the right shape
 */
public record PlaceWorkload(@Nullable UUID workload, JsonNode document, ExpectedVersion expectedVersion)
        implements Command<WorkloadChangeResult> {

    @Override
    public String action() {
        return "workload.place";
    }
}
