package dev.fleetledger.command.rollout.plan;

import java.util.List;

import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;
import dev.fleetledger.manifest.placement.UnsupportedPlacement;
import dev.fleetledger.manifest.rule.Violation;

/** Rejects placements that use features which rollouts do not support yet; nothing is started. */
public final class RolloutPlanSupport {

    private RolloutPlanSupport() {}

    /** @throws ProblemException 501 that names the feature */
    public static void requireSupported(List<Violation> warnings) {
        List<Violation> unsupported = warnings.stream().filter(warning -> UnsupportedPlacement.RULES.contains(warning.rule())).toList();
        if (!unsupported.isEmpty()) {
            Violation first = unsupported.getFirst();
            throw ProblemException.of(501, first.rule(), first.message(), first.remedy())
                    .with("violations", unsupported.stream().map(ViolationResponse::of).toList());
        }
    }
}
