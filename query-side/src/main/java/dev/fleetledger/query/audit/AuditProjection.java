package dev.fleetledger.query.audit;

import java.util.Set;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.workload.RevisionView;

/**
 * Projects every event into the audit entry of its command. Runs before the other projections, to read the state before the event. It is
 * also the one that makes Axon's processor pass on events that no other projection handles, so that the checkpoint reaches them.
 */
@Component
@ProcessingGroup(EventProjection.GROUP)
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
    public void declareRows(RowKeys keys) {
        keys.oneByRecord(Object.class, AuditView.class, ProjectedEvent::commandId);
        keys.one(WorkloadEvent.Revised.class, RevisionView.class, AuditChanges::revisionBefore);
    }

    @EventHandler
    void on(Object payload, ProjectedEvent event, ViewBatch viewBatch) {
        if (OUTCOMES.contains(payload.getClass()) && !AuditChanges.isNamespaceDeletion(payload)) {
            return;
        }
        AuditView entry = viewBatch.getOrAdd(AuditView.class, event.commandId(),
                () -> AuditView.of(event, EventNames.of(payload.getClass()).name()));
        if (!(payload instanceof DeploymentEvent && entry.hasClusterTarget())) {
            entry.setTarget(AuditTargets.of(payload, viewBatch));
        }
        if (payload instanceof RefusalEvent.Refused refused) {
            entry.recordRefusal(refused);
        }
        entry.addChanges(AuditChanges.of(payload, viewBatch));
        entry.at(event);
    }
}
