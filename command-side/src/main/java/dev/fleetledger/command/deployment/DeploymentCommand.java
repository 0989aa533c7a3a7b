package dev.fleetledger.command.deployment;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent.Wanted;

/** Commands of the deployment aggregate. */
public sealed interface DeploymentCommand {

    /**
     * Applies a manifest in a new generation.
     *
     * @param manifest name of the frozen manifest
     * @param dropped  Services of earlier generations to be deleted, as {@code Service/<name>}
     * @param replaced Services to be deleted and recreated
     */
    record Apply(UUID workload, String cluster, UUID intent, String namespace, String name, int revision, String manifest, UUID rollout,
            Policies policies, List<String> dropped, List<String> replaced) implements DeploymentCommand {}

    /** Ends the deployment in a new generation, which carries the manifest of the last one to identify the objects. */
    record End(UUID intent, DeploymentAction action, @Nullable UUID rollout) implements DeploymentCommand {}

    /** The cluster has been forgotten. */
    record Forget() implements DeploymentCommand {}

    /**
     * Policies of the placement.
     *
     * @param deadline    the rollout's deadline as an ISO 8601 duration
     * @param driftIgnore pointers of fields that others may change
     */
    record Policies(String conflict, String drift, String deadline, List<String> driftIgnore) {

        public Policies {
            // The order of the pointers means nothing, so a reordering is no change.
            driftIgnore = driftIgnore.stream().distinct().sorted().toList();
        }

        static Policies of(Wanted wanted) {
            return new Policies(wanted.conflict(), wanted.drift(), wanted.deadline(),
                    wanted.driftIgnore() == null ? List.of() : wanted.driftIgnore());
        }
    }
}
