package dev.fleetledger.command.cluster.register;

import java.util.ArrayList;
import java.util.List;

import dev.fleetledger.command.cluster.repository.ClusterLabelValidator;
import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.problem.ProblemViolation;

/** Rules for the name, display name and labels of a new cluster. */
final class RegisterClusterRules {

    private static final int DISPLAY_NAME_LIMIT = 63;

    private RegisterClusterRules() {}

    static List<ProblemViolation> violations(RegisterCluster command) {
        List<ProblemViolation> violations = new ArrayList<>(ClusterLabelValidator.violations(command.labels(), "/labels"));
        if (!ClusterSyntax.isName(command.name())) {
            violations.add(new ProblemViolation(null, "/name", "ClusterNameIsInvalid", "This can't be the name of a cluster.",
                    "Use at most 40 lower-case letters, digits and '-', and begin and end with a letter or digit."));
        }
        String displayName = command.displayName();
        if (displayName != null && displayName.codePointCount(0, displayName.length()) > DISPLAY_NAME_LIMIT) {
            violations.add(new ProblemViolation(null, "/displayName", "DisplayNameIsTooLong",
                    "The display name has more than 63 characters.", "Shorten it to at most 63 characters."));
        }
        return violations;
    }
}
