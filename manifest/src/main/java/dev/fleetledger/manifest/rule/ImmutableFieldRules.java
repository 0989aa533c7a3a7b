package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.BASICS;
import static dev.fleetledger.manifest.rule.CrossRule.rule;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Fields that a workload can't change: Kubernetes can't rename or move an object. */
final class ImmutableFieldRules {
    static final List<CrossRule> ALL = List.of(
        rule(BASICS, "NameIsImmutable", "The workload has another name already, and Kubernetes can't rename a DaemonSet.",
        "Keep the name, or create another workload.",
            draft -> changed(draft, "name")),
        rule(BASICS, "NamespaceIsImmutable", "The workload is in another namespace already, and Kubernetes can't move a DaemonSet.",
        "Keep the namespace, or create another workload.",
            draft -> changed(draft, "namespace")));

    private ImmutableFieldRules() {
    }

    private static List<String> changed(DraftSnapshot draft, String member) {
        JsonNode current = draft.context().current();
        if (current == null) {
            return List.of();
        }
        boolean same = Json.text(current.path("basics"), member).equals(Json.text(draft.of(BASICS), member));
        return same ? List.of() : List.of("/" + member);
    }
}
