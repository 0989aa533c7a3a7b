package dev.fleetledger.command.undo.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.repository.PlacementVisibility;
import dev.fleetledger.command.draft.start.DraftSource;
import dev.fleetledger.command.draft.start.StartDraft;
import dev.fleetledger.command.draft.submit.SubmitDraft;
import dev.fleetledger.command.draft.submit.SubmitDraftResult;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.rollout.plan.RolloutOption;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.undo.inverse.Inverse;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.deletion.DeleteWorkload;
import dev.fleetledger.command.workload.place.PlaceWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.command.workload.rollback.RollBackWorkload;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.SpecificationDiff;
import dev.fleetledger.manifest.document.Step;

/** Finds the commands that take back a change of a workload. */
@Component
final class WorkloadInversePlanner {

    private static final ExpectedVersion ANY = new ExpectedVersion.Any();
    private static final String ROLLBACK = "workload.rollback";
    private static final String PLACE = "workload.place";

    private final WorkloadRepository workloadRepository;
    private final PlacementVisibility placementVisibility;
    private final ClusterTable clusterTable;
    private final Ledger ledger;

    WorkloadInversePlanner(WorkloadRepository workloadRepository, PlacementVisibility placementVisibility, ClusterTable clusterTable,
            Ledger ledger) {
        this.workloadRepository = workloadRepository;
        this.placementVisibility = placementVisibility;
        this.clusterTable = clusterTable;
        this.ledger = ledger;
    }

    /** The placement comes last: its rollout also ends the workload in clusters that it leaves. */
    InverseCommand plan(Inverse.Return inverse, ExpectedVersion version, Authorization authorization) {
        List<Integer> revisions = inverse.revision() == null ? List.of() : List.of(inverse.revision());
        WorkloadState state = workloadRepository.find(inverse.workload(), revisions, authorization).state();
        List<Change> changes = new ArrayList<>();
        if (inverse.revision() != null) {
            changes.addAll(SpecificationDiff.between(visible(state.specification(), authorization),
                    visible(state.specification(inverse.revision()), authorization)));
        }
        if (inverse.placementVersion() != null) {
            changes.addAll(SpecificationDiff.placements(visible(state.placement(), authorization),
                    visible(placement(state, inverse.placementVersion()), authorization)));
        }
        return new InverseCommand(inverse.revision() != null ? ROLLBACK : PLACE, changes, true,
                sender -> execute(inverse, version, authorization, sender));
    }

    InverseCommand plan(Inverse.Delete inverse, ExpectedVersion version, Authorization authorization) {
        WorkloadState state = workloadRepository.find(inverse.workload(), authorization).state();
        DeleteWorkload command = new DeleteWorkload(inverse.workload(), "delete", RolloutOption.NONE, version);
        return new InverseCommand(command.action(), InversePlanner.change("/workload", "Workload", state.name(), null), true,
                sender -> InverseOutcome.of(sender.send(command)));
    }

    InverseCommand plan(Inverse.Recreate inverse, Authorization authorization) {
        WorkloadState state = workloadRepository.find(inverse.workload(), authorization).state();
        return new InverseCommand("draft.submit", InversePlanner.change("/workload", "Workload", null, state.name()), false,
                sender -> recreate(state, authorization, sender));
    }

    private InverseOutcome execute(Inverse.Return inverse, ExpectedVersion version, Authorization authorization, InverseSender sender) {
        ExpectedVersion expected = version;
        InverseOutcome outcome = null;
        if (inverse.revision() != null) {
            outcome = InverseOutcome.of(sender.send(new RollBackWorkload(inverse.workload(), inverse.revision(),
                    new RolloutOption(inverse.basis(), null), expected)));
            expected = ANY;
        }
        if (inverse.placementVersion() != null) {
            WorkloadState state = workloadRepository.find(inverse.workload(), authorization).state();
            JsonNode document = state.documents(state.revision(), inverse.placementVersion()).of(Step.PLACEMENT);
            InverseOutcome placed = InverseOutcome.of(sender.send(new PlaceWorkload(inverse.workload(), document, expected)));
            outcome = outcome == null || placed.rollout() != null ? placed : outcome;
        }
        return Objects.requireNonNull(outcome);
    }

    /** A copy of a placement leaves out clusters that its reader may not see, so the right is required in all of them before. */
    private InverseOutcome recreate(WorkloadState state, Authorization authorization, InverseSender sender) {
        authorization.requireInAll(Action.CHANGE_WORKLOAD, clusterTable.find(state.clusters()), state.namespace());
        String draft = sender.send(new StartDraft(state.kind(), null, new DraftSource.WorkloadRevision(state.workload(), null))).id();
        SubmitDraftResult submitted = sender.send(new SubmitDraft(UUID.fromString(draft), ANY));
        UUID workload = submitted.workloadId();
        StreamId stream = StreamIds.workload(workload);
        long version = ledger.nextSequences(List.of(stream)).getOrDefault(stream, 0L);
        return new InverseOutcome(workload.toString(), version, submitted.position(),
                submitted.revision(), submitted.rolloutId(), workload, null);
    }

    private JsonNode visible(JsonNode placement, Authorization authorization) {
        return placementVisibility.filter(placement, authorization);
    }

    private static JsonNode placement(WorkloadState state, int version) {
        return Objects.requireNonNull(state.placements().get(version));
    }
}
