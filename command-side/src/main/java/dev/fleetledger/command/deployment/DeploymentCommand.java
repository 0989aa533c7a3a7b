package dev.fleetledger.command.deployment;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;

/** What can be asked of a deployment; each makes a generation. */
public sealed interface DeploymentCommand {

    UUID intent();

    /**
     * Run this manifest.
     *
     * @param manifest name of the frozen objects
     */
    record Apply(UUID workload, String cluster, UUID intent, String namespace, String name, int revision, String manifest, UUID rollout,
            Policies policies) implements DeploymentCommand {}

    /** Stop running here; the manifest named last says what is meant. */
    record End(UUID intent, DeploymentAction action, @Nullable UUID rollout) implements DeploymentCommand {}

    /** As in the placement: {@code conflict}, {@code drift}, and the rollout's deadline as an ISO 8601 duration. */
    record Policies(String conflict, String drift, String deadline) {}
}
