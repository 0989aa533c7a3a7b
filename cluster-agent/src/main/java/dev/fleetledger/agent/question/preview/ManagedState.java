package dev.fleetledger.agent.question.preview;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.DeploymentState;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.plan.AppliedRecord;
import dev.fleetledger.contract.deployment.DeploymentAction;

/**
 * What the agent knows about the workloads wanted here already.
 *
 * @param appliedRecords what it remembers of an object of a workload
 * @param isBeingRemoved whether the workload with this id is being removed here
 */
public record ManagedState(BiFunction<UUID, ObjectRef, AppliedRecord> appliedRecords, Predicate<String> isBeingRemoved) {

    public static ManagedState of(DeploymentStates deploymentStates, Memory memory) {
        return new ManagedState(memory::appliedRecord, workload -> deploymentStates.all().stream()
                .filter(id -> id.toString().equals(workload))
                .map(deploymentStates::find).anyMatch(ManagedState::wantsRemoval));
    }

    private static boolean wantsRemoval(@Nullable DeploymentState state) {
        return state != null && state.wanted() != null && state.wanted().action() == DeploymentAction.REMOVE;
    }
}
