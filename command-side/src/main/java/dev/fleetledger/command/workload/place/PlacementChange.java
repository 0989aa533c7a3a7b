package dev.fleetledger.command.workload.place;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.rollout.plan.ResolvedPlacement;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.form.CompletedDocuments;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.DraftValidator;
import dev.fleetledger.problem.RuleViolationException;

/** Result of a new placement step: its overrides become part of the specification, the rest becomes the placement. */
record PlacementChange(StepDocuments documents, JsonNode specification, JsonNode placement, ResolvedPlacement resolvedPlacement) {

    private static final String OVERRIDES = "overrides";

    static PlacementChange of(JsonNode document, WorkloadState workloadState, List<PlacementCluster> fleet) {
        StepDocuments stepDocuments = Specification.toDocuments(workloadState.specification(), workloadState.placement())
                .with(Step.PLACEMENT, document);
        CompletedDocuments completedDocuments = Defaults.fill(stepDocuments);
        // Takes over only the overrides, so that additional defaults of a newer version do not create a revision.
        ObjectNode specification = (ObjectNode) workloadState.specification().deepCopy();
        specification.set(OVERRIDES, Specification.of(completedDocuments).path(OVERRIDES));
        JsonNode placement = Specification.placementOf(completedDocuments);
        return new PlacementChange(stepDocuments, specification, placement,
                ResolvedPlacement.resolve(placement, fleet, workloadState.clusters(), workloadState.placement()));
    }

    WorkloadCommand command() {
        return new WorkloadCommand.Place(specification, new WorkloadCommand.Target(placement, resolvedPlacement.clusterNames()));
    }

    /** @throws RuleViolationException with all violations */
    void validate() {
        List<Violation> violations = new ArrayList<>(DraftValidator.validate(documents).of(Step.PLACEMENT).violations());
        violations.addAll(resolvedPlacement.violations());
        if (!violations.isEmpty()) {
            throw RuleViolationException.of(violations);
        }
    }
}
