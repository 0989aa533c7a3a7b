package dev.fleetledger.query.audit;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.OutcomeEvents;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
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

    @Override
    public void declareRows(RowKeys keys) {
        keys.oneByRecord(Object.class, AuditView.class, ProjectedEvent::commandId);
        keys.oneByRecord(Object.class, AuditView.class, AuditProjection::undoneCommand);
        keys.one(WorkloadEvent.Revised.class, RevisionView.class, AuditChanges::revisionBefore);
    }

    @EventHandler
    void on(Object payload, ProjectedEvent event, ViewBatch viewBatch) {
        if (isOutcome(payload)) {
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
        markUndone(event, viewBatch);
        entry.addChanges(AuditChanges.of(payload, viewBatch));
        entry.at(event);
    }

    /** A refusal because the namespace is being deleted has an entry, like drift: somebody acted in the cluster. */
    private static boolean isOutcome(Object payload) {
        return OutcomeEvents.TYPES.contains(payload.getClass()) && !AuditChanges.isNamespaceDeletion(payload);
    }

    private static void markUndone(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.metadataText(EventMetadata.UNDOES) != null) {
            AuditView undone = viewBatch.find(AuditView.class, undoneCommand(event));
            if (undone != null) {
                undone.undoneBy = event.position();
            }
        }
    }

    /** The command that the event's takes back, or else the event's own. */
    private static String undoneCommand(ProjectedEvent event) {
        String undone = event.metadataText(EventMetadata.UNDOES);
        return undone == null ? event.commandId() : undone;
    }
}
