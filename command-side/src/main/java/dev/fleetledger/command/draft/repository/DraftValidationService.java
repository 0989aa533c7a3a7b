package dev.fleetledger.command.draft.repository;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.stream.WorkloadStreamRepository;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.validation.DraftValidator;

/**
 * Validates a draft by the wizard's rules, with the context that its documents lack: the fixed cluster, and the workload at the
 * revision that the draft is based on.
 */
@Component
public final class DraftValidationService {

    private final WorkloadStreamRepository streamRepository;

    DraftValidationService(WorkloadStreamRepository streamRepository) {
        this.streamRepository = streamRepository;
    }

    public ValidationResult validate(DraftContent draftContent, StepDocuments stepDocuments) {
        return DraftValidator.validate(stepDocuments, context(draftContent));
    }

    public ValidationResult validate(DraftContent draftContent) {
        return validate(draftContent, draftContent.documents());
    }

    public ValidationResult validateForSubmit(DraftContent draftContent) {
        return DraftValidator.validateForSubmit(draftContent.documents(), context(draftContent));
    }

    private DraftContext context(DraftContent draftContent) {
        BasedOn basedOn = draftContent.basedOn();
        return basedOn == null ? buildContext(draftContent, null, Collisions.NONE)
                : editContext(draftContent, basedOn, loadState(basedOn));
    }

    private static DraftContext editContext(DraftContent draftContent, BasedOn basedOn, WorkloadState workloadState) {
        Collisions collisions = draftContent.collisions().isEmpty()
                ? Collisions.NONE
                : new Collisions(draftContent.collisions(), workloadState.documents(basedOn.revision(), basedOn.placementVersion()));
        return buildContext(draftContent, workloadState.specification(basedOn.revision()), collisions);
    }

    private static DraftContext buildContext(DraftContent draftContent, @Nullable JsonNode current, Collisions collisions) {
        return new DraftContext(draftContent.cluster(), current, draftContent.imported().kept(), draftContent.imported().tolerated(),
                collisions, runningSource(draftContent));
    }

    private static DraftContext.@Nullable Running runningSource(DraftContent draftContent) {
        Origin from = draftContent.from();
        return from == null || from.running() == null
                ? null
                : new DraftContext.Running(from.running().cluster(), from.running().namespace(), from.running().name());
    }

    private WorkloadState loadState(BasedOn basedOn) {
        return Workload.state(Workload.replay(streamRepository.load(basedOn.workload(), List.of(basedOn.revision())).events()));
    }
}
