package dev.fleetledger.command.cluster.repository;

import java.util.List;
import java.util.Map;

import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.problem.ProblemViolation;
import dev.fleetledger.problem.RuleViolationException;

/** Validates cluster labels and reports violations as findings of the response. */
public final class ClusterLabelValidator {

    private ClusterLabelValidator() {}

    public static List<ProblemViolation> violations(Map<String, String> labels, String pointer) {
        return labels.entrySet().stream().filter(label -> !ClusterSyntax.isLabel(label))
                .map(label -> new ProblemViolation(null, pointer + "/" + label.getKey().replace("~", "~0").replace("/", "~1"),
                        "LabelIsInvalid",
                        "This is no label as Kubernetes has them.",
                        "Use at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit."))
                .toList();
    }

    /** @throws RuleViolationException when there is a violation */
    public static void requireNone(List<ProblemViolation> violations) {
        if (!violations.isEmpty()) {
            throw new RuleViolationException("ValidationFailed", violations.size() + " rules are broken.",
                    "Mend what is listed, and ask again.", violations);
        }
    }
}
