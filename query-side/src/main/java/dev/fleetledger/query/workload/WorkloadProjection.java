package dev.fleetledger.query.workload;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects workload events into workloads, their revisions and their placements. */
@Component
class WorkloadProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        List<Object> workloads = new ArrayList<>();
        List<Object> revisions = new ArrayList<>();
        List<Object> placements = new ArrayList<>();
        for (ProjectedEvent event : events) {
            if (event.payload() instanceof WorkloadEvent workload) {
                workloads.add(workload.workload());
                if (workload instanceof WorkloadEvent.Revised revised) {
                    revisions.add(RevisionView.id(revised.workload(), revised.revision()));
                }
                if (workload instanceof WorkloadEvent.Placed placed) {
                    placements.add(PlacementView.id(placed.workload(), placed.placementVersion()));
                }
            }
        }
        viewBatch.load(WorkloadView.class, workloads);
        viewBatch.load(RevisionView.class, revisions);
        viewBatch.load(PlacementView.class, placements);
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof WorkloadEvent workload) {
            project(workload, event, viewBatch);
        }
    }

    private static void project(WorkloadEvent event, ProjectedEvent recorded, ViewBatch viewBatch) {
        WorkloadView workload = event instanceof WorkloadEvent.Created created
                ? viewBatch.getOrAdd(WorkloadView.class, created.workload(), () -> WorkloadView.of(created, recorded))
                : viewBatch.get(WorkloadView.class, event.workload());
        switch (event) {
            case WorkloadEvent.Created _ -> { }
            case WorkloadEvent.Revised revised -> {
                workload.revise(revised);
                viewBatch.getOrAdd(RevisionView.class, RevisionView.id(revised.workload(), revised.revision()),
                        () -> RevisionView.of(revised, recorded));
            }
            case WorkloadEvent.Placed placed -> {
                workload.place(placed);
                viewBatch.getOrAdd(PlacementView.class, PlacementView.id(placed.workload(), placed.placementVersion()),
                        () -> PlacementView.of(placed));
            }
            case WorkloadEvent.Restarted restarted -> workload.restartedAt = restarted.at();
            case WorkloadEvent.FamilyFounded founded -> workload.family = founded.family();
            case WorkloadEvent.Deleted _ -> workload.delete(recorded);
        }
        workload.advanceTo(recorded);
    }
}
