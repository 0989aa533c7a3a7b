package dev.fleetledger.agent.question.preview;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Deployment;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.Known;
import dev.fleetledger.contract.deployment.DeploymentAction;

/**
 * What the agent knows about the workloads wanted here already.
 *
 * @param known   what it remembers of an object of a workload
 * @param leaving whether the workload with this id is being removed here
 */
public record Standing(BiFunction<UUID, ObjectRef, Known> known, Predicate<String> leaving) {

    public static Standing of(Deployments deployments, Memory memory) {
        return new Standing(memory::known, workload -> deployments.all().stream().filter(id -> id.toString().equals(workload))
                .map(deployments::find).anyMatch(Standing::isLeaving));
    }

    private static boolean isLeaving(@Nullable Deployment deployment) {
        return deployment != null && deployment.wanted() != null && deployment.wanted().action() == DeploymentAction.REMOVE;
    }
}
