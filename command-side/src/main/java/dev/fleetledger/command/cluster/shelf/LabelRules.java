package dev.fleetledger.command.cluster.shelf;

import java.util.List;
import java.util.Map;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.command.cluster.ClusterRules;

/** Validates cluster labels and reports violations as findings of the response. */
public final class LabelRules {

    private LabelRules() {}

    public static List<Finding> broken(Map<String, String> labels, String pointer) {
        return labels.entrySet().stream().filter(label -> !ClusterRules.isLabel(label))
                .map(label -> new Finding(null, pointer + "/" + label.getKey().replace("~", "~0").replace("/", "~1"), "LabelIsInvalid",
                        "This is no label as Kubernetes has them.", "Use at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit."))
                .toList();
    }

    /** @throws Problem 422 */
    public static void keep(List<Finding> broken) {
        if (!broken.isEmpty()) {
            throw Problem.of(422, "RulesAreBroken", broken.size() + " rules are broken.", "Mend what is listed, and ask again.")
                    .with("violations", broken);
        }
    }
}
