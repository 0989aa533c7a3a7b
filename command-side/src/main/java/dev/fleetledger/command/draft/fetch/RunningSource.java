package dev.fleetledger.command.draft.fetch;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.question.Asking;
import dev.fleetledger.command.question.Questions;
import dev.fleetledger.command.rule.StateForbids;
import dev.fleetledger.contract.draft.DraftEvent.Running;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.placement.Cluster;

/** Asks a cluster for a running DaemonSet. Requires the right to read workloads in that namespace of the cluster. */
@Component
public final class RunningSource {

    /** @param question event to be appended together with the draft's events */
    public record Asked(Running running, NewEvent question) {}

    private final Clusters clusters;
    private final Questions questions;

    RunningSource(Clusters clusters, Questions questions) {
        this.clusters = clusters;
        this.questions = questions;
    }

    /**
     * @throws Problem      404 for a cluster that is not visible, 403 where the right to read is missing
     * @throws StateForbids when the cluster has left the fleet
     */
    public Asked ask(UUID draft, String cluster, String namespace, String name, Standing standing) {
        Cluster there = clusters.named(cluster).orElseThrow(() -> Problem.notFound("cluster"));
        standing.maySeeCluster(there);
        standing.mayInEach(Action.READ_WORKLOAD, List.of(there), namespace);
        if (there.left()) {
            throw new StateForbids("ClusterHasLeft", "Cluster " + cluster + " is of the fleet no more.", "Begin with another one.");
        }
        Asking asking = questions.running(draft, cluster, namespace, name);
        return new Asked(new Running(cluster, namespace, name, asking.question()), asking.event());
    }
}
