package dev.fleetledger.command.rollout.launch;

import java.util.List;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.manifest.placement.Unbuilt;
import dev.fleetledger.manifest.rule.Violation;

/** Rejects placements that use features which rollouts do not support yet; nothing is started. */
public final class NotFollowed {

    private NotFollowed() {}

    /** @throws Problem 501 that names the feature */
    public static void check(List<Violation> warnings) {
        List<Violation> unbuilt = warnings.stream().filter(one -> Unbuilt.RULES.contains(one.rule())).toList();
        if (!unbuilt.isEmpty()) {
            Violation first = unbuilt.getFirst();
            throw Problem.of(501, first.rule(), first.message(), first.remedy()).with("violations", unbuilt.stream().map(Finding::of).toList());
        }
    }
}
