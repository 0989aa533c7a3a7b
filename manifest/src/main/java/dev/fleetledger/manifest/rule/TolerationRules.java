package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** Members of a toleration that require or exclude each other. */
final class TolerationRules {
    private static final Set<String> ADDED_BY_CONTROLLER = Set.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    static final List<CrossRule> ALL = List.of(
        rule(ADVANCED, "TolerationKeyIsMissing", "A toleration without a key needs the operator Exists: it then tolerates every taint.",
        "Add key, or set operator to Exists.",
            draft -> tolerations(draft, one -> Json.text(one, "key").isEmpty() && !isExists(one), "key")),
        rule(ADVANCED, "ExistsHasValue", "A toleration with the operator Exists compares no value, and this one has a value.",
        "Leave value out, or set operator to Equal.",
            draft -> tolerations(draft, one -> isExists(one) && !Json.text(one, "value").isEmpty(), "value")),
        rule(ADVANCED, "TimeNeedsNoExecute", "Only a toleration with the effect NoExecute has tolerationSeconds.",
        "Leave tolerationSeconds out, or set effect to NoExecute.",
            draft -> tolerations(draft, one -> one.has("tolerationSeconds") && !Json.text(one, "effect").equals("NoExecute"),
                    "tolerationSeconds")),
        warning(ADVANCED, "TolerationEvicts",
                "The DaemonSet controller's own toleration does not replace this one, so pods are evicted after tolerationSeconds.",
            "Set operator to Exists, or leave tolerationSeconds out.",
            draft -> tolerations(draft, one -> one.has("tolerationSeconds") && !isExists(one)
                    && ADDED_BY_CONTROLLER.contains(Json.text(one, "key")),
                "tolerationSeconds")),
        warning(ADVANCED, "TolerationTimeHasNoEffect", "DaemonSets tolerate these taints for ever: the controller replaces this "
                + "toleration.",
                "Leave it out.",
            draft -> draft.of(ADVANCED).path("scheduling").has("tolerationSeconds") ? List.of("/scheduling/tolerationSeconds")
            : List.of()));

    private TolerationRules() {
    }

    private static boolean isExists(JsonNode toleration) {
        return Json.text(toleration, "operator").equals("Exists");
    }

    private static List<String> tolerations(DraftSnapshot draft, Predicate<JsonNode> violated, String member) {
        return draft.match(ADVANCED, "/scheduling/tolerations/*").stream()
            .filter(one -> violated.test(one.node())).map(one -> one.pointer(member)).toList();
    }
}
