package dev.fleetledger.command.cluster.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.cluster.repository.ClusterLabelValidator;
import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.command.request.JsonFields;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;

record RegisterClusterBody(String name, @Nullable String displayName, Map<String, String> labels, @Nullable String reason) {

    static RegisterClusterBody of(JsonFields body) {
        Map<String, String> labels = body.textMap("labels");
        return new RegisterClusterBody(body.requiredText("name"), body.text("displayName"), labels == null ? Map.of() : labels,
                body.reason());
    }

    List<ViolationResponse> violations() {
        List<ViolationResponse> violations = new ArrayList<>(ClusterLabelValidator.violations(labels, "/labels"));
        if (!ClusterSyntax.isName(name)) {
            violations.add(new ViolationResponse(null, "/name", "ClusterNameIsInvalid", "This can't be a cluster's name.",
                    "Use at most 40 lower-case letters, digits and '-', and begin and end with a letter or digit."));
        }
        if (displayName != null && displayName.codePointCount(0, displayName.length()) > 63) {
            violations.add(new ViolationResponse(null, "/displayName", "DisplayNameIsTooLong",
                    "The display name has more than 63 characters.",
                    "Use at most 63 characters."));
        }
        return violations;
    }
}
