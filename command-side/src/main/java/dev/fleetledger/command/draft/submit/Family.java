package dev.fleetledger.command.draft.submit;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.Content;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/**
 * Family that a variant is assigned to.
 *
 * @param founding events that found the family on the source workload, if it had none
 */
public record Family(@Nullable UUID id, List<NewEvent> founding) {

    static final Family NONE = new Family(null, List.of());

    /** Uses the family that another variant may have founded in the meantime. No family is founded on a deleted workload. */
    static Family of(Content draft, History<WorkloadEvent> source) {
        Workload workload = Workload.of(source.events());
        UUID known = Workload.known(workload).family();
        UUID family = known == null ? draft.family() : known;
        return new Family(family, workload instanceof Workload.Live && family != null
                ? source.then(Workload.decide(workload, new WorkloadCommand.FoundFamily(family)))
                : List.of());
    }
}
