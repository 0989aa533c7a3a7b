package dev.fleetledger.query.workload;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects workload events into workloads, their revisions and their placements. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class WorkloadProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(WorkloadEvent.class, WorkloadView.class, WorkloadEvent::workload);
        keys.one(WorkloadEvent.Revised.class, RevisionView.class, revised -> RevisionView.id(revised.workload(), revised.revision()));
        keys.one(WorkloadEvent.Placed.class, PlacementView.class, placed -> PlacementView.id(placed.workload(), placed.placementVersion()));
    }

    @EventHandler
    void on(WorkloadEvent.Created created, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(WorkloadView.class, created.workload(), () -> WorkloadView.of(created, event)).advanceTo(event);
    }

    @EventHandler
    void on(WorkloadEvent.Revised revised, ProjectedEvent event, ViewBatch viewBatch) {
        advance(revised, event, viewBatch).revise(revised);
        viewBatch.getOrAdd(RevisionView.class, RevisionView.id(revised.workload(), revised.revision()),
                () -> RevisionView.of(revised, event));
    }

    @EventHandler
    void on(WorkloadEvent.Placed placed, ProjectedEvent event, ViewBatch viewBatch) {
        advance(placed, event, viewBatch).place(placed);
        viewBatch.getOrAdd(PlacementView.class, PlacementView.id(placed.workload(), placed.placementVersion()),
                () -> PlacementView.of(placed));
    }

    @EventHandler
    void on(WorkloadEvent.Restarted restarted, ProjectedEvent event, ViewBatch viewBatch) {
        advance(restarted, event, viewBatch).restartedAt = restarted.at();
    }

    @EventHandler
    void on(WorkloadEvent.FamilyFounded founded, ProjectedEvent event, ViewBatch viewBatch) {
        advance(founded, event, viewBatch).family = founded.family();
    }

    @EventHandler
    void on(WorkloadEvent.Deleted deleted, ProjectedEvent event, ViewBatch viewBatch) {
        advance(deleted, event, viewBatch).delete(event);
    }

    /** Returns the workload, whose version is now that of the event. */
    private static WorkloadView advance(WorkloadEvent payload, ProjectedEvent event, ViewBatch viewBatch) {
        WorkloadView workload = viewBatch.get(WorkloadView.class, payload.workload());
        workload.advanceTo(event);
        return workload;
    }
}
