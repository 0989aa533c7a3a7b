package dev.fleetledger.query.workload;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Projects workload events into workloads and their revisions. */
@Component
class WorkloadFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        List<Object> workloads = new ArrayList<>();
        List<Object> revisions = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event.payload() instanceof WorkloadEvent workload) {
                workloads.add(workload.workload());
                if (workload instanceof WorkloadEvent.Revised revised) {
                    revisions.add(RevisionView.id(revised.workload(), revised.revision()));
                }
            }
        }
        batch.load(WorkloadView.class, workloads);
        batch.load(RevisionView.class, revisions);
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof WorkloadEvent workload) {
            fold(workload, event, batch);
        }
    }

    private static void fold(WorkloadEvent event, LedgerEvent recorded, Batch batch) {
        WorkloadView workload = event instanceof WorkloadEvent.Created created
                ? batch.getOrAdd(WorkloadView.class, created.workload(), () -> WorkloadView.of(created, recorded))
                : batch.get(WorkloadView.class, event.workload());
        switch (event) {
            case WorkloadEvent.Created _ -> { }
            case WorkloadEvent.Revised revised -> {
                workload.revised(revised);
                batch.getOrAdd(RevisionView.class, RevisionView.id(revised.workload(), revised.revision()),
                        () -> RevisionView.of(revised, recorded));
            }
            case WorkloadEvent.Placed placed -> workload.placed(placed);
            // A restart is visible in the generations of its deployments.
            case WorkloadEvent.Restarted _ -> { }
            case WorkloadEvent.FamilyFounded founded -> workload.family = founded.family();
            case WorkloadEvent.Deleted _ -> workload.deleted(recorded);
        }
        workload.changed(recorded);
    }
}
