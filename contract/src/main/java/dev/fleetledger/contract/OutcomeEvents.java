package dev.fleetledger.contract;

import java.util.Set;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;

/**
 * Events without an audit entry of their own: they are shown as outcomes of the command that caused them. An entry's position is that of its
 * command's last event that is none of them.
 */
public final class OutcomeEvents {

    public static final Set<Class<?>> TYPES = Set.of(DeploymentEvent.Settled.class, DeploymentEvent.Failed.class,
            DeploymentEvent.Refused.class, DeploymentEvent.Gone.class, DeploymentEvent.Released.class, DeploymentEvent.Forgotten.class,
            RolloutEvent.Finished.class);

    private OutcomeEvents() {}
}
