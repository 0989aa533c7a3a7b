package dev.fleetledger.command.deployment;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;

/** What can be asked of a deployment. */
public sealed interface DeploymentCommand {

    /**
     * Run this manifest, in a new generation.
     *
     * @param manifest name of the frozen objects
     * @param dropped  Services of earlier generations that are to go, as {@code Service/<name>}
     * @param replaced Services that are to be deleted and made anew
     */
    record Apply(UUID workload, String cluster, UUID intent, String namespace, String name, int revision, String manifest, UUID rollout,
            Policies policies, List<String> dropped, List<String> replaced) implements DeploymentCommand {}

    /** Stop running here, in a new generation; the manifest named last says what is meant. */
    record End(UUID intent, DeploymentAction action, @Nullable UUID rollout) implements DeploymentCommand {}

    /** Its cluster is given up for dead. */
    record Forget() implements DeploymentCommand {}

    /** As in the placement: {@code conflict}, {@code drift}, and the rollout's deadline as an ISO 8601 duration. */
    record Policies(String conflict, String drift, String deadline) {}
}
