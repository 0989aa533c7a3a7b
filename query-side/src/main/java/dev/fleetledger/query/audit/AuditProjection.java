package dev.fleetledger.query.audit;

import java.util.List;
import java.util.Set;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.workload.RevisionView;

/** Projects every event into the audit entry of its command. Runs before the other projections, to read the state before the event. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AuditProjection implements EventProjection {

    /**
     * Events without an audit entry of their own: they are shown per cluster as outcomes of the command that caused them. A refusal because
     * the namespace is being deleted has one nevertheless, like drift: somebody acted in the cluster.
     */
    private static final Set<Class<?>> OUTCOMES = Set.of(DeploymentEvent.Settled.class, DeploymentEvent.Failed.class,
            DeploymentEvent.Refused.class, DeploymentEvent.Gone.class, DeploymentEvent.Released.class, DeploymentEvent.Forgotten.class,
            RolloutEvent.Finished.class);

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        viewBatch.load(AuditView.class, events.stream().map(ProjectedEvent::commandId).toList());
        viewBatch.load(RevisionView.class, AuditChanges.revisionsBefore(events));
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (OUTCOMES.contains(event.payload().getClass()) && !AuditChanges.isNamespaceDeletion(event.payload())) {
            return;
        }
        AuditView entry = viewBatch.getOrAdd(AuditView.class, event.commandId(),
                () -> AuditView.of(event, EventNames.of(event.payload().getClass()).name()));
        if (!(event.payload() instanceof DeploymentEvent && entry.hasClusterTarget())) {
            entry.setTarget(AuditTargets.of(event.payload(), viewBatch));
        }
        if (event.payload() instanceof RefusalEvent.Refused refused) {
            entry.recordRefusal(refused);
        }
        entry.addChanges(AuditChanges.of(event.payload(), viewBatch));
        entry.at(event);
    }
}
