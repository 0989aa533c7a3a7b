package dev.fleetledger.command.draft.fetch;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.question.PendingQuestion;
import dev.fleetledger.command.question.QuestionIssuer;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;
import dev.fleetledger.problem.StateConflictException;

/** Asks a cluster for a running DaemonSet. Requires the right to read workloads in that namespace of the cluster. */
@Component
public final class RunningDaemonSetRequester {

    /** @param question event to be appended together with the draft's events */
    public record RunningRequest(Running running, NewEvent question) {}

    private final ClusterTable clusterTable;
    private final QuestionIssuer questionIssuer;

    RunningDaemonSetRequester(ClusterTable clusterTable, QuestionIssuer questionIssuer) {
        this.clusterTable = clusterTable;
        this.questionIssuer = questionIssuer;
    }

    /**
     * @throws NotFoundException          for a cluster that is not visible
     * @throws PermissionMissingException where the right to read is missing
     * @throws StateConflictException     when the cluster has left the fleet
     */
    public RunningRequest request(UUID draft, String cluster, String namespace, String name, Authorization authorization) {
        PlacementCluster placementCluster = clusterTable.find(cluster).orElseThrow(() -> new NotFoundException("cluster"));
        authorization.requireVisible(placementCluster);
        authorization.requireInAll(Action.READ_WORKLOAD, List.of(placementCluster), namespace);
        if (placementCluster.left()) {
            throw new StateConflictException("ClusterHasLeft", "Cluster " + cluster + " has left the fleet.",
                    "Start from a DaemonSet of another cluster.");
        }
        PendingQuestion pendingQuestion = questionIssuer.running(draft, cluster, namespace, name);
        return new RunningRequest(new Running(cluster, namespace, name, pendingQuestion.question()), pendingQuestion.event());
    }
}
