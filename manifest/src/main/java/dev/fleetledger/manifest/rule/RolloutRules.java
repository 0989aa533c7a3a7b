package dev.fleetledger.manifest.rule;

import static dev.fleetledger.manifest.document.Step.PLACEMENT;
import static dev.fleetledger.manifest.draft.DraftSnapshot.repeated;
import static dev.fleetledger.manifest.draft.DraftSnapshot.textKey;
import static dev.fleetledger.manifest.rule.CrossRule.at;
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
            draftSnapshot -> at(repeated(waves(draftSnapshot), wave -> textKey(wave, "name")), "name")),
        rule(PLACEMENT, "RestIsNotLast", "After the rest there is nothing left for another wave.", "Put the rest last.", draftSnapshot -> {
            List<PathMatch> waves = waves(draftSnapshot);
            return IntStream.range(0, Math.max(0, waves.size() - 1)).mapToObj(waves::get)
                .filter(wave -> Json.isTrue(wave.node().path("clusters"), "rest")).map(wave -> wave.pointer("clusters")).toList();
        }),
        rule(PLACEMENT, "WindowIsEmpty", "The window opens and closes at the same time.", "Give it some time.",
            draftSnapshot -> at(draftSnapshot.match(PLACEMENT, "/rollout/waves/*/window").stream().filter(window -> !Json.text(window.node(), "from").isEmpty()
                && Json.text(window.node(), "from").equals(Json.text(window.node(), "to"))).toList(), "to")),
        warning(PLACEMENT, "RolloutPlanIsNotBuilt", "All clusters still go in one wave; a plan that says otherwise is kept, and can't be submitted yet.",
            "Leave the plan out, or say one wave of the rest.", draftSnapshot -> UnsupportedPlacement.inPlan(draftSnapshot.of(PLACEMENT))),
        warning(PLACEMENT, "JoinLaterIsNotBuilt", "Clusters that join later don't get a workload by themselves yet; this is kept, and can't be submitted.",
            "Leave it out, and place the workload anew when a cluster has joined.", draftSnapshot -> UnsupportedPlacement.inChoice(draftSnapshot.of(PLACEMENT))));

    private RolloutRules() {
    }

    private static List<PathMatch> waves(DraftSnapshot draftSnapshot) {
        return draftSnapshot.match(PLACEMENT, "/rollout/waves/*");
    }
}
