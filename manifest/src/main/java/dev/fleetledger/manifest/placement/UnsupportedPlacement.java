package dev.fleetledger.manifest.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;

/** Settings of a placement that rollouts don't support yet. They are stored and reported, never ignored. */
public final class UnsupportedPlacement {
    /** Names of the rules that only warn in a draft but prevent its submission. */
    public static final Set<String> RULES = Set.of("RolloutPlanIsNotBuilt", "JoinLaterIsNotBuilt");

    private UnsupportedPlacement() {
    }

    /** Returns pointers of what differs from one wave of all clusters without soak time, gate, window and approval. */
    public static List<String> findInPlan(JsonNode placement) {
        JsonNode rollout = placement.path("rollout");
        List<String> pointers = new ArrayList<>();
        JsonNode waves = rollout.path("waves");
        if (waves.size() > 1) {
            pointers.add("/rollout/waves");
        } else if (waves.size() == 1) {
            findInWave(waves.path(0), pointers);
        }
        if (!rollout.path("failureBudget").asString("0").equals("0")) {
            pointers.add("/rollout/failureBudget");
        }
        if (Json.text(rollout, "unreachable").equals("skip")) {
            pointers.add("/rollout/unreachable");
        }
        return List.copyOf(pointers);
    }

    private static void findInWave(JsonNode wave, List<String> pointers) {
        String prefix = "/rollout/waves/0/";
        JsonNode clusters = wave.path("clusters");
        if (!Json.isTrue(clusters, "rest") && !clusters.path("percent").asString("").equals("100")) {
            pointers.add(prefix + "clusters");
        }
        if (wave.has("maxConcurrent") && !Json.text(wave, "maxConcurrent").equals("100%")) {
            pointers.add(prefix + "maxConcurrent");
        }
        // However a duration of zero is written, it has no digit other than 0.
        if (Json.text(wave, "soak").matches(".*[1-9].*")) {
            pointers.add(prefix + "soak");
        }
        if (wave.has("window")) {
            pointers.add(prefix + "window");
        }
        if (Json.isTrue(wave.path("approval"), "required")) {
            pointers.add(prefix + "approval");
        }
    }

    public static List<String> findInSelection(JsonNode placement) {
        return Json.isTrue(placement, "joinLater") ? List.of("/joinLater") : List.of();
    }
}
