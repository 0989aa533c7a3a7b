package dev.fleetledger.command.cluster.repository;

import java.util.List;
import java.util.Map;

import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;

/** Validates cluster labels and reports violations as findings of the response. */
public final class ClusterLabelValidator {

    private ClusterLabelValidator() {}

    public static List<ViolationResponse> violations(Map<String, String> labels, String pointer) {
        return labels.entrySet().stream().filter(label -> !ClusterSyntax.isLabel(label))
                .map(label -> new ViolationResponse(null, pointer + "/" + label.getKey().replace("~", "~0").replace("/", "~1"),
                        "LabelIsInvalid",
                        "This is no label as Kubernetes has them.",
                        "Use at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit."))
                .toList();
    }

    /** @throws ProblemException 422 */
    public static void requireNone(List<ViolationResponse> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.of(422, "ValidationFailed", violations.size() + " rules are broken.",
                    "Mend what is listed, and ask again.")
                    .with("violations", violations);
        }
    }
}
