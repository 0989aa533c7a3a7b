package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.draft.DraftSnapshot.textKey;
import static dev.fleetledger.manifest.rule.CrossRule.pointers;
import static dev.fleetledger.manifest.rule.CrossRule.rule;
import static dev.fleetledger.manifest.rule.CrossRule.warning;

import java.util.List;
import java.util.stream.IntStream;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.draft.DraftSnapshot;
import dev.fleetledger.manifest.placement.UnsupportedPlacement;

/** Waves of a rollout against each other. */
final class RolloutRules {
    static final List<CrossRule> ALL = List.of(
        rule(PLACEMENT, "WaveNameIsTaken", "Another wave has this name.", "Use a name once.",
            draft -> pointers(repeated(waves(draft), wave -> textKey(wave, "name")), "name")),
        rule(PLACEMENT, "RestIsNotLast", "The wave of the rest takes all remaining clusters, so nothing is left for this wave.",
        "Make the wave of the rest the last one.", draft -> {
            List<PathMatch> waves = waves(draft);
            return IntStream.range(0, Math.max(0, waves.size() - 1)).mapToObj(waves::get)
                .filter(wave -> Json.isTrue(wave.node().path("clusters"), "rest")).map(wave -> wave.pointer("clusters")).toList();
        }),
        rule(PLACEMENT, "WindowIsEmpty", "The window opens and closes at the same time.",
        "Set the times so that the window is open for a while.",
            draft -> pointers(draft.match(PLACEMENT, "/rollout/waves/*/window").stream()
                    .filter(window -> !Json.text(window.node(), "from").isEmpty()
                && Json.text(window.node(), "from").equals(Json.text(window.node(), "to"))).toList(), "to")),
        warning(PLACEMENT, "RolloutPlanIsNotBuilt",
                "Rollouts in several waves are not built yet: this plan is stored, and can't be submitted.",
            "Leave the plan out, or make it one wave of the rest.", draft -> UnsupportedPlacement.findInPlan(draft.of(PLACEMENT))),
        warning(PLACEMENT, "JoinLaterIsNotBuilt",
                "Including clusters that join later is not built yet: this is stored, and can't be submitted.",
            "Leave it out, and save the placement again when a cluster has joined.",
            draft -> UnsupportedPlacement.findInSelection(draft.of(PLACEMENT))));

    private RolloutRules() {
    }

    private static List<PathMatch> waves(DraftSnapshot draft) {
        return draft.match(PLACEMENT, "/rollout/waves/*");
    }
}
