package dev.fleetledger.command.cluster.repository;

import java.util.List;
import java.util.Map;

import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.problem.ProblemViolation;
import dev.fleetledger.problem.RuleViolationException;

/** Validates cluster labels and reports violations as findings of the response. */
public final class ClusterLabelValidator {

    private ClusterLabelValidator() {}

    public static List<ProblemViolation> violations(Map<String, String> labels, String pointer) {
        return labels.entrySet().stream().filter(label -> !ClusterSyntax.isLabel(label))
                .map(label -> new ProblemViolation(null, pointer + "/" + PointerPattern.escape(label.getKey()), "LabelIsInvalid",
                        "The label's key or value is not possible in Kubernetes.",
                        "Use at most 63 letters, digits, '-', '_' and '.' each, and begin and end with a letter or digit."))
                .toList();
    }

    /** @throws RuleViolationException when there is a violation */
    public static void requireNone(List<ProblemViolation> violations) {
        if (!violations.isEmpty()) {
            throw RuleViolationException.ofValidation(violations);
        }
    }
}
