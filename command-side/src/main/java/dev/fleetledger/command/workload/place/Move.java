package dev.fleetledger.command.workload.place;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.rollout.launch.Aim;
import dev.fleetledger.command.rollout.launch.NotFollowed;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.command.workload.WorkloadCommand;
import dev.fleetledger.manifest.check.Rules;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.form.Filled;
import dev.fleetledger.manifest.placement.Cluster;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.rule.Findings;
import dev.fleetledger.manifest.rule.Violation;

/** Result of a new placement step: its overrides become part of the specification, the rest becomes the placement. */
record Move(Documents documents, JsonNode specification, JsonNode placement, Aim aim) {

    private static final String OVERRIDES = "overrides";

    static Move of(JsonNode document, Known known, List<Cluster> fleet) {
        Documents documents = Specification.toDocuments(known.specification(), known.placement()).with(Step.PLACEMENT, document);
        Filled filled = Defaults.fill(documents);
        // Takes over only the overrides, so that additional defaults of a newer version do not create a revision.
        ObjectNode specification = (ObjectNode) known.specification().deepCopy();
        specification.set(OVERRIDES, Specification.of(filled).path(OVERRIDES));
        JsonNode placement = Specification.placementOf(filled);
        return new Move(documents, specification, placement, Aim.of(placement, fleet, known.clusters(), known.placement()));
    }

    WorkloadCommand command() {
        return new WorkloadCommand.Place(specification, new WorkloadCommand.Target(placement, aim.names()));
    }

    /** @throws Problem 422 with the violations, or 501 for features that are not supported yet */
    void keepRules() {
        Findings findings = Rules.check(documents).of(Step.PLACEMENT);
        List<Violation> violations = new ArrayList<>(findings.violations());
        violations.addAll(aim.violations());
        if (!violations.isEmpty()) {
            throw Problem.ruled(violations);
        }
        NotFollowed.check(findings.warnings());
    }
}
