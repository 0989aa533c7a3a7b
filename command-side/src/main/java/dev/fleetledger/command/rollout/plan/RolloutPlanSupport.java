package dev.fleetledger.command.rollout.plan;

import java.util.List;

import dev.fleetledger.manifest.placement.UnsupportedPlacement;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.problem.NotImplementedException;
import dev.fleetledger.problem.ProblemViolation;

/** Rejects placements that use features which rollouts do not support yet; nothing is started. */
public final class RolloutPlanSupport {

    private RolloutPlanSupport() {}

    /** @throws NotImplementedException naming the feature */
    public static void requireSupported(List<Violation> warnings) {
        List<Violation> unsupported = warnings.stream().filter(warning -> UnsupportedPlacement.RULES.contains(warning.rule())).toList();
        if (!unsupported.isEmpty()) {
            Violation first = unsupported.getFirst();
            throw new NotImplementedException(first.rule(), first.message(), first.remedy(),
                    unsupported.stream().map(ProblemViolation::of).toList());
        }
    }
}
