package dev.fleetledger.command.draft.submit;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/**
 * Family that a variant is assigned to.
 *
 * @param events events that found the family on the source workload, if it had none
 */
public record FamilyAssignment(@Nullable UUID id, List<NewEvent> events) {

    static final FamilyAssignment NONE = new FamilyAssignment(null, List.of());

    /** Uses the family that another variant may have founded in the meantime. No family is founded on a deleted workload. */
    static FamilyAssignment of(DraftContent draft, EventStream<WorkloadEvent> source) {
        Workload workload = Workload.replay(source.events());
        UUID existing = Workload.state(workload).family();
        UUID family = existing == null ? draft.family() : existing;
        return new FamilyAssignment(family, workload instanceof Workload.Live && family != null
                ? source.next(Workload.decide(workload, new WorkloadCommand.FoundFamily(family)))
                : List.of());
    }
}
