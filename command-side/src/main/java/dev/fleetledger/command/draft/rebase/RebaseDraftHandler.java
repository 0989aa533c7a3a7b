package dev.fleetledger.command.draft.rebase;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.Draft;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.DraftValidationService;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;

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
    CommandResponse handle(RebaseDraft command) {
        CommandRequest commandRequest = command.request();
        LoadedDraft found = draftRepository.findForEdit(command.draft(), commandRequest);
        commandRequest.audit().setReason(commandRequest.body().reason());
        DraftContent draftContent = Draft.requireEdit(found.draft());
        DraftEvent.BasedOn basedOn = DraftRebaser.basedOn(draftContent);
        WorkloadState workloadState = Workload.requireLive(workloadRepository.find(basedOn.workload(), commandRequest).workload());
        commandRequest.audit().setTarget(new Target(draftContent.draft(), workloadState.workload(), draftContent.cluster(),
                workloadState.namespace()));
        DraftCommand.Rebase rebase = DraftRebaser.rebase(draftContent, workloadState, validationService.context(draftContent));
        List<DraftEvent> events = Draft.decide(found.draft(), rebase);
        ValidationResult validationResult = validationService.validate(Draft.content(Draft.evolveAll(found.draft(), events)));
        return CommandResponse.of(200, draftRepository.append(found, events, commandRequest)
                .with("basedOn", rebase.newer())
                .with("violations", toResponses(validationResult.violations()))
                .with("warnings", toResponses(validationResult.warnings())));
    }

    private static List<ViolationResponse> toResponses(List<Violation> violations) {
        return violations.stream().map(ViolationResponse::of).toList();
    }
}
