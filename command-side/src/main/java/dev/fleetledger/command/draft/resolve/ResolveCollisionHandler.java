package dev.fleetledger.command.draft.resolve;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.DraftValidationService;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.diff.CollisionResolution;
import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;

/** The workload's value is that of the last rebase, which the draft shows, even if the workload has changed again since. */
@Component
final class ResolveCollisionHandler {

    private final DraftRepository draftRepository;
    private final WorkloadRepository workloadRepository;
    private final DraftValidationService validationService;

    ResolveCollisionHandler(DraftRepository draftRepository, WorkloadRepository workloadRepository,
            DraftValidationService validationService) {
        this.draftRepository = draftRepository;
        this.workloadRepository = workloadRepository;
        this.validationService = validationService;
    }

    @CommandHandler
    ResolveCollisionResult handle(ResolveCollision command, Authorization authorization) {
        LoadedDraft found = draftRepository.findForEdit(command.draft(), command.expectedVersion(), authorization);
        DraftContent draftContent = Draft.requireEdit(found.draft());
        WorkloadState workloadState = workloadRepository.find(draftContent.workload(), draftContent.baseRevisions(), authorization).state();
        authorization.audit().setTarget(new Target(draftContent.draft(), workloadState.workload(), draftContent.cluster(),
                workloadState.namespace()));
        Collision collision = draftContent.requireCollision(command.step(), command.pointer());
        List<DraftEvent> events = Draft.decide(found.draft(), command.take().equals(DraftEvent.CollisionResolved.MINE)
                ? new DraftCommand.Resolve(collision, command.take(), StepDocuments.NONE, draftContent.imported())
                : takeTheirs(collision, draftContent, workloadState));
        return ResolveCollisionResult.of(draftRepository.append(found, events),
                validationService.validate(Draft.content(Draft.evolveAll(found.draft(), events))));
    }

    private static DraftCommand.Resolve takeTheirs(Collision collision, DraftContent draftContent, WorkloadState workloadState) {
        ThreeWayRebase.Version resolved = CollisionResolution.takeTheirs(collision, draftContent.completed(),
                workloadState.version(draftContent.requireBase()));
        Step step = collision.step();
        return new DraftCommand.Resolve(collision, DraftEvent.CollisionResolved.THEIRS, collision.isOfKeptField() ? StepDocuments.NONE
                : StepDocuments.NONE.with(step, CredentialRedactor.redact(step, resolved.documents().of(step))),
                draftContent.imported().withKept(resolved.kept()));
    }
}
