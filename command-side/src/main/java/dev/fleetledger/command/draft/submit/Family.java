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
 * What a variant belongs to.
 *
 * @param founding of the workload that it is a variant of, when it had no family until now
 */
public record Family(@Nullable UUID id, List<NewEvent> founding) {

    static final Family NONE = new Family(null, List.of());

    /** Another variant may have been faster: then this one joins its family. A deleted workload needs none any more. */
    static Family of(Content draft, History<WorkloadEvent> source) {
        Workload workload = Workload.of(source.events());
        UUID known = Workload.known(workload).family();
        UUID family = known == null ? draft.family() : known;
        return new Family(family, workload instanceof Workload.Live && family != null
                ? source.then(Workload.decide(workload, new WorkloadCommand.FoundFamily(family)))
                : List.of());
    }
}
