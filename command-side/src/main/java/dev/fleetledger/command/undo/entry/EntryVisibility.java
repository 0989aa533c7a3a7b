package dev.fleetledger.command.undo.entry;


import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.problem.NotFoundException;

/** Who sees an entry of the audit, as on the query side: readers of the ledger, its actor, and those who see its target. */
@Component
public final class EntryVisibility {

    private final WorkloadRepository workloadRepository;
    private final DraftRepository draftRepository;
    private final ClusterTable clusterTable;

    EntryVisibility(WorkloadRepository workloadRepository, DraftRepository draftRepository, ClusterTable clusterTable) {
        this.workloadRepository = workloadRepository;
        this.draftRepository = draftRepository;
        this.clusterTable = clusterTable;
    }

    public boolean isVisible(RecordedEntry entry, Authorization authorization) {
        return authorization.canReadLedger() || authorization.actor().equals(entry.actor())
                || isTargetVisible(entry.target(), authorization);
    }

    private boolean isTargetVisible(Target target, Authorization authorization) {
        if (target.cluster() != null && !isClusterVisible(target.cluster(), authorization)) {
            return false;
        }
        return target.workload() != null && isFound(() -> workloadRepository.find(target.workload(), authorization))
                || target.draft() != null && isFound(() -> draftRepository.find(target.draft(), authorization))
                || target.workload() == null && target.draft() == null && target.cluster() != null && target.namespace() == null;
    }

    private boolean isClusterVisible(String cluster, Authorization authorization) {
        return clusterTable.find(cluster).filter(authorization::canSee).isPresent();
    }

    private static boolean isFound(Runnable find) {
        try {
            find.run();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
