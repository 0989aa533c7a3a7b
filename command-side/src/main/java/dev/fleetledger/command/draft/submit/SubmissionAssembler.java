package dev.fleetledger.command.draft.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.repository.DraftValidationService;
import dev.fleetledger.command.draft.repository.LoadedDraft;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.stream.WorkloadStreamRepository;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.problem.PermissionMissingException;
import dev.fleetledger.problem.RuleViolationException;

/** Assembles what a submit would append, and checks the actor's rights in every affected cluster. */
@Component
public final class SubmissionAssembler {

    private final WorkloadStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final DraftValidationService validationService;

    SubmissionAssembler(WorkloadStreamRepository streamRepository, ClusterTable clusterTable, DraftValidationService validationService) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.validationService = validationService;
    }

    /** @throws PermissionMissingException with every cluster where the right is missing */
    public Submission assemble(LoadedDraft found) {
        DraftContent draftContent = found.content();
        BasedOn basedOn = draftContent.basedOn();
        UUID workload = draftContent.workload();
        EventStream<WorkloadEvent> eventStream = basedOn == null
                ? EventStream.empty(StreamIds.workload(workload))
                : streamRepository.load(workload, List.of(basedOn.revision()));
        Submission submission = Submission.of(draftContent, workload, eventStream, clusterTable.findAll(), assignFamily(draftContent));
        requireRights(found, submission);
        return submission;
    }

    /** @throws RuleViolationException with all violations */
    public void validate(LoadedDraft found, Submission submission) {
        List<Violation> violations = new ArrayList<>(validationService.validateForSubmit(found.content()).violations());
        violations.addAll(submission.resolvedPlacement().violations());
        if (!violations.isEmpty()) {
            throw RuleViolationException.of(violations);
        }
    }

    private FamilyAssignment assignFamily(DraftContent draftContent) {
        return draftContent.family() == null || draftContent.from() == null || draftContent.from().workload() == null
                ? FamilyAssignment.NONE
                : FamilyAssignment.of(draftContent, streamRepository.load(draftContent.from().workload()));
    }

    private static void requireRights(LoadedDraft found, Submission submission) {
        found.requireEdit();
        Authorization authorization = found.authorization();
        authorization.requireInAll(Action.CHANGE_WORKLOAD, submission.affectedClusters(), submission.namespace(), found.written());
        authorization.requireInAll(Action.CREATE_NAMESPACE, submission.newNamespaces(), submission.namespace(), found.written());
    }
}
