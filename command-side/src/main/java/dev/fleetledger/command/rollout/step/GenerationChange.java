package dev.fleetledger.command.rollout.step;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.deployment.DeploymentCommand.Policies;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.contract.rollout.RolloutEvent.Target;

/**
 * The next generation of one deployment by a rollout.
 *
 * @param eventStream of the deployment
 */
record GenerationChange(Planned planned, Target target, String cluster, EventStream<DeploymentEvent> eventStream, Deployment last) {

    String manifest() {
        return target.manifest();
    }

    List<DeploymentEvent> decide(UUID intent, ServiceChanges serviceChanges) {
        return Deployment.decide(last, switch (target.action()) {
            case APPLY -> new DeploymentCommand.Apply(planned.workload(), cluster, intent, planned.namespace(), planned.name(),
                    Objects.requireNonNull(target.revision()), target.manifest(), planned.rollout(), policies(), serviceChanges.dropped(),
                    serviceChanges.replaced());
            case REMOVE, RELEASE -> new DeploymentCommand.End(intent, target.action(), planned.rollout());
        });
    }

    private Policies policies() {
        List<String> ignored = planned.policies().driftIgnore();
        return new Policies(planned.policies().conflict(), planned.policies().drift(), planned.policies().deadline(),
                ignored == null ? List.of() : ignored);
    }
}
