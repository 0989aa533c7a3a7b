package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.ADVANCED;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.draft.ToleratedValues;
import dev.fleetledger.manifest.syntax.IntOrPercent;

/** Replacement of pods: surge against max unavailable, and surge against ports of the node. */
final class UpgradeRules {
    private static final String SURGE = "SurgeNeedsFreeHostPorts";
    private static final String SURGE_MESSAGE = "With maxSurge the new pod starts beside the old one, which has taken the node's port, so "
            + "the rollout would never end.";
    private static final String SURGE_REMEDY = "Set maxUnavailable instead of maxSurge, or use no host ports.";

    static final List<CrossRule> ALL = List.of(
        notIntOrPercent("MaxUnavailableIsNoShare", "/upgrade/maxUnavailable"), notIntOrPercent("MaxSurgeIsNoShare", "/upgrade/maxSurge"),
        rule(ADVANCED, "NothingMayMove", "maxUnavailable and maxSurge are both 0, so no pod could ever be replaced.",
            "Set one of the two to 1 or more.", draft -> rolling(draft, false, false, "/upgrade/maxUnavailable")),
        rule(ADVANCED, "SurgeAndUnavailableExclude", "maxUnavailable and maxSurge are both set, and Kubernetes allows one of them.",
            "Set one of the two to 0.", draft -> rolling(draft, true, true, "/upgrade/maxSurge")),
        rule(ADVANCED, SURGE, SURGE_MESSAGE, SURGE_REMEDY, draft -> isTolerated(draft) ? List.of() : findStall(draft)),
        warning(ADVANCED, SURGE, SURGE_MESSAGE, SURGE_REMEDY, draft -> isTolerated(draft) ? findStall(draft) : List.of()));

    private UpgradeRules() {
    }

    /** Checked only for a rolling upgrade, because other methods ignore both numbers. */
    private static CrossRule notIntOrPercent(String name, String pointer) {
        return rule(ADVANCED, name, "{it} is neither a whole number nor a percentage up to 100%.", "Write 2 or 25%.",
            draft -> isRolling(draft) && !IntOrPercent.isValid(draft.of(ADVANCED).at(pointer)) ? List.of(pointer) : List.of());
    }

    /** Kubernetes accepts it, so an imported surge only causes a warning until a person changes it. */
    private static boolean isTolerated(DraftSnapshot draft) {
        return draft.context().tolerated().contains(ToleratedValues.surgeKey(upgrade(draft)));
    }

    private static List<String> findStall(DraftSnapshot draft) {
        return isRolling(draft) && IntOrPercent.isPositive(upgrade(draft).path("maxSurge")) && usesHostPorts(draft)
            ? List.of("/upgrade/maxSurge") : List.of();
    }

    private static JsonNode upgrade(DraftSnapshot draft) {
        return draft.of(ADVANCED).path("upgrade");
    }

    private static boolean isRolling(DraftSnapshot draft) {
        return Json.text(upgrade(draft), "method").equals("Rolling");
    }

    private static List<String> rolling(DraftSnapshot draft, boolean unavailable, boolean surge, String pointer) {
        JsonNode upgrade = upgrade(draft);
        boolean isReadable = IntOrPercent.isValid(upgrade.path("maxUnavailable")) && IntOrPercent.isValid(upgrade.path("maxSurge"));
        return isRolling(draft) && isReadable && IntOrPercent.isPositive(upgrade.path("maxUnavailable")) == unavailable
            && IntOrPercent.isPositive(upgrade.path("maxSurge")) == surge ? List.of(pointer) : List.of();
    }

    private static boolean usesHostPorts(DraftSnapshot draft) {
        boolean onHost = Json.isTrue(draft.of(ADVANCED).path("scheduling"), "hostNetwork");
        return PortRules.ports(draft.concurrentContainers()).stream()
                .anyMatch(port -> onHost || Json.integer(port.node(), "hostPort", 0) > 0);
    }
}
