package dev.fleetledger.command.access.give;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.command.request.JsonFields;
import dev.fleetledger.contract.access.GrantEvent.Scope;

/** Validates the scope of a grant. A scope that cannot match anything is rejected because the grant would never take effect. */
final class ScopeRules {

    // Syntax of an RFC 1123 label, as Kubernetes requires for namespaces.
    private static final Pattern NAMESPACE = Pattern.compile("(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private ScopeRules() {}

    static void check(Scope scope, JsonFields jsonFields) {
        List<String> clusters = scope.clusters();
        if (clusters != null && (clusters.isEmpty() || !clusters.stream().allMatch(ClusterSyntax::isName))) {
            jsonFields.reject("clusters", "These are no names of clusters.", "Send at least one, each as it was registered.");
        }
        Map<String, String> labels = scope.matchLabels();
        if (labels != null && (labels.isEmpty() || !labels.entrySet().stream().allMatch(ClusterSyntax::isLabel))) {
            jsonFields.reject("matchLabels", "These are no labels as Kubernetes has them.", "Send at least one that a cluster can carry.");
        }
        if (scope.namespace() != null && !NAMESPACE.matcher(scope.namespace()).matches()) {
            jsonFields.reject("namespace", "This can't be a namespace's name.",
                    "Use at most 63 lower-case letters, digits and '-', and begin and end with a letter or digit.");
        }
    }
}
