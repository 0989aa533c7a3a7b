package dev.fleetledger.command.draft.rebase;

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
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.rule.ValidationResult;

/** If the workload has not changed, no event is appended and the draft keeps its version. */
@Component
final class RebaseDraftHandler {

    private final DraftRepository draftRepository;
    private final WorkloadRepository workloadRepository;
    private final DraftValidationService validationService;

    RebaseDraftHandler(DraftRepository draftRepository, WorkloadRepository workloadRepository, DraftValidationService validationService) {
        this.draftRepository = draftRepository;
        this.workloadRepository = workloadRepository;
        this.validationService = validationService;
    }

    @CommandHandler
    RebaseDraftResult handle(RebaseDraft command, Authorization authorization) {
        LoadedDraft found = draftRepository.findForEdit(command.draft(), command.expectedVersion(), authorization);
        DraftContent draftContent = Draft.requireEdit(found.draft());
        WorkloadState workloadState = Workload.requireLive(workloadRepository.find(draftContent.workload(), draftContent.baseRevisions(),
                authorization).workload());
        authorization.audit().setTarget(new Target(draftContent.draft(), workloadState.workload(), draftContent.cluster(),
                workloadState.namespace()));
        DraftCommand.Rebase rebase = DraftRebaser.rebase(draftContent, workloadState);
        List<DraftEvent> events = Draft.decide(found.draft(), rebase);
        ValidationResult validationResult = validationService.validate(Draft.content(Draft.evolveAll(found.draft(), events)));
        return RebaseDraftResult.of(draftRepository.append(found, events), rebase.newer(), validationResult);
    }
}
