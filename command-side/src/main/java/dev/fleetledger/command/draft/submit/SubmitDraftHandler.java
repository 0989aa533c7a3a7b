package dev.fleetledger.command.draft.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.rollout.plan.NameReservations;
import dev.fleetledger.command.rollout.plan.RolloutOption;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.rollout.plan.RolloutRequest;
import dev.fleetledger.command.rollout.step.DeletionGuard;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.NewEvent;

/** Appends the events of draft, workload, rollout and deployments and stores names and manifests in one transaction. */
@Component
final class SubmitDraftHandler {

    private final DraftRepository draftRepository;
    private final SubmissionAssembler submissionAssembler;
    private final NameReservations nameReservations;
    private final RolloutPlanner rolloutPlanner;
    private final DeletionGuard deletionGuard;
    private final EventStreamRepository streamRepository;
    private final IdGenerator idGenerator;

    SubmitDraftHandler(DraftRepository draftRepository, SubmissionAssembler submissionAssembler, NameReservations nameReservations,
            RolloutPlanner rolloutPlanner, DeletionGuard deletionGuard, EventStreamRepository streamRepository, IdGenerator idGenerator) {
        this.draftRepository = draftRepository;
        this.submissionAssembler = submissionAssembler;
        this.nameReservations = nameReservations;
        this.rolloutPlanner = rolloutPlanner;
        this.deletionGuard = deletionGuard;
        this.streamRepository = streamRepository;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    SubmitDraftResult handle(SubmitDraft command, Authorization authorization) {
        LoadedDraft found = draftRepository.find(command.draft(), authorization);
        Submission submission = submissionAssembler.assemble(found);
        command.expectedVersion().require(found.version());

        UUID rollout = idGenerator.next();
        WorkloadState workloadState = decide(found, submission, rollout);
        nameReservations.reserve(submission.id(), submission.specification(), submission.resolvedPlacement().clusterNames());
        submissionAssembler.validate(found, submission);
        return appendEvents(found, submission, workloadState, rollout);
    }

    /** Draft and workload must allow the submit; this is checked before everything else. */
    private WorkloadState decide(LoadedDraft found, Submission submission, UUID rollout) {
        Draft.decide(found.draft(), new DraftCommand.Submit(submission.id(), 0, rollout));
        deletionGuard.requireNotBeingDeleted(submission.id());
        Workload before = Workload.replay(submission.workload().events());
        return Workload.state(Workload.evolveAll(before, submission.workloadEvents()));
    }

    private SubmitDraftResult appendEvents(LoadedDraft found, Submission submission, WorkloadState workloadState, UUID rollout) {
        List<WorkloadEvent> revised = submission.workloadEvents();
        List<DraftEvent> submitted = Draft.decide(found.draft(), new DraftCommand.Submit(workloadState.workload(), workloadState.revision(),
                rollout));
        List<NewEvent> events = new ArrayList<>(submission.workload().next(revised));
        events.addAll(submission.family().events());
        events.addAll(rolloutPlanner.plan(RolloutRequest.of(rollout, submission.rolloutKind(), workloadState,
                submission.resolvedPlacement().clusters(), submission.clustersToLeave(), RolloutOption.NONE)));
        events.addAll(found.eventStream().next(submitted));
        return new SubmitDraftResult(found.content().draft().toString(), workloadState.workload(), workloadState.revision(), rollout,
                found.eventStream().versionAfter(submitted), streamRepository.append(events));
    }
}
