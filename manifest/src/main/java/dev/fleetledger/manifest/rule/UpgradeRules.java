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
    private static final String SURGE_MESSAGE = "The new pod would find its port on the node taken, and the rollout would stall for ever.";
    private static final String SURGE_REMEDY = "Use max unavailable instead, or leave the node's ports.";

    static final List<CrossRule> ALL = List.of(
        noShare("MaxUnavailableIsNoShare", "/upgrade/maxUnavailable"), noShare("MaxSurgeIsNoShare", "/upgrade/maxSurge"),
        rule(ADVANCED, "NothingMayMove", "Neither may a pod be away nor another one be added: no pod could be replaced.",
            "Allow one of the two.", draftSnapshot -> rolling(draftSnapshot, false, false, "/upgrade/maxUnavailable")),
        rule(ADVANCED, "SurgeAndUnavailableExclude", "A rollout either adds pods first or takes them away first.",
            "Set one of the two to 0.", draftSnapshot -> rolling(draftSnapshot, true, true, "/upgrade/maxSurge")),
        rule(ADVANCED, SURGE, SURGE_MESSAGE, SURGE_REMEDY, draftSnapshot -> isFound(draftSnapshot) ? List.of() : stalls(draftSnapshot)),
        warning(ADVANCED, SURGE, SURGE_MESSAGE, SURGE_REMEDY, draftSnapshot -> isFound(draftSnapshot) ? stalls(draftSnapshot) : List.of()));

    private UpgradeRules() {
    }

    /** Checked only for a rolling upgrade, because other methods ignore both numbers. */
    private static CrossRule noShare(String name, String pointer) {
        return rule(ADVANCED, name, "This is neither a whole number nor a percentage up to 100%.", "Write 2 or 25%.",
            draftSnapshot -> isRolling(draftSnapshot) && !IntOrPercent.isShare(draftSnapshot.of(ADVANCED).at(pointer)) ? List.of(pointer) : List.of());
    }

    /** Kubernetes accepts it, so an imported surge only causes a warning until a person changes it. */
    private static boolean isFound(DraftSnapshot draftSnapshot) {
        return draftSnapshot.circumstances().tolerated().contains(ToleratedValues.surge(upgrade(draftSnapshot)));
    }

    private static List<String> stalls(DraftSnapshot draftSnapshot) {
        return isRolling(draftSnapshot) && IntOrPercent.isPositive(upgrade(draftSnapshot).path("maxSurge")) && takesPortsOfNode(draftSnapshot)
            ? List.of("/upgrade/maxSurge") : List.of();
    }

    private static JsonNode upgrade(DraftSnapshot draftSnapshot) {
        return draftSnapshot.of(ADVANCED).path("upgrade");
    }

    private static boolean isRolling(DraftSnapshot draftSnapshot) {
        return Json.text(upgrade(draftSnapshot), "method").equals("Rolling");
    }

    private static List<String> rolling(DraftSnapshot draftSnapshot, boolean unavailable, boolean surge, String pointer) {
        JsonNode upgrade = upgrade(draftSnapshot);
        boolean readable = IntOrPercent.isShare(upgrade.path("maxUnavailable")) && IntOrPercent.isShare(upgrade.path("maxSurge"));
        return isRolling(draftSnapshot) && readable && IntOrPercent.isPositive(upgrade.path("maxUnavailable")) == unavailable
            && IntOrPercent.isPositive(upgrade.path("maxSurge")) == surge ? List.of(pointer) : List.of();
    }

    private static boolean takesPortsOfNode(DraftSnapshot draftSnapshot) {
        boolean onHost = Json.isTrue(draftSnapshot.of(ADVANCED).path("scheduling"), "hostNetwork");
        return PortRules.ports(draftSnapshot.concurrentContainers()).stream().anyMatch(port -> onHost || Json.whole(port.node(), "hostPort", 0) > 0);
    }
}
