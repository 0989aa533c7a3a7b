package dev.fleetledger.command.rollout.plan;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.RolloutPlanValidator;
import dev.fleetledger.problem.RuleViolationException;
import dev.fleetledger.problem.StateConflictException;

/** Checks what a person says about how a rollout is to be done, and applies it to its clusters. */
@Component
public final class RolloutOptionResolver {

    private final RolloutPlanner rolloutPlanner;

    RolloutOptionResolver(RolloutPlanner rolloutPlanner) {
        this.rolloutPlanner = rolloutPlanner;
    }

    /**
     * The clusters that the option leaves, of those that the rollout could have.
     *
     * @throws RuleViolationException when the plan breaks a rule
     * @throws StateConflictException when the other rollout has touched none of the clusters, or isn't one of the workload
     */
    public List<PlacementCluster> restrict(RolloutOption option, UUID workload, List<PlacementCluster> clusters) {
        requireValid(option.plan());
        if (option.basis() == null) {
            return clusters;
        }
        Set<String> touched = rolloutPlanner.findTouched(workload, option.basis());
        List<PlacementCluster> left = clusters.stream().filter(it -> touched.contains(it.name())).toList();
        if (left.isEmpty()) {
            throw new StateConflictException("RolloutTouchedNothing", "Rollout " + option.basis()
                    + " of this workload has touched no cluster where it still is.",
                    "Name a rollout that GET /api/v1/rollouts?workload= lists, or leave it out to concern all clusters.");
        }
        return left;
    }

    private static void requireValid(@Nullable JsonNode plan) {
        List<Violation> violations = plan == null ? List.of() : RolloutPlanValidator.validate(plan);
        if (!violations.isEmpty()) {
            throw RuleViolationException.of(violations);
        }
    }
}
