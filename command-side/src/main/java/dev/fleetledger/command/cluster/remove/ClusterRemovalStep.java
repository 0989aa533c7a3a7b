package dev.fleetledger.command.cluster.remove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.fleet.RemovalTable.Removal;
import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.RecordedEvent;
import dev.fleetledger.ledger.StreamId;

/**
 * Executes one step of a due removal: ends a batch of the cluster's workloads, and removes the cluster once its agent has reported
 * that none is left. The events carry the actor and reason of the removal request.
 */
@Component
final class ClusterRemovalStep {

    private static final String ACTION = "cluster.remove";
    private static final int BATCH_SIZE = 200;
    /** Pause between passes while the agent is still ending workloads. A silent cluster may delay this indefinitely. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final ClusterTable clusterTable;
    private final ReservedNameTable nameTable;
    private final CredentialTable credentialTable;
    private final RemovalTable removalTable;
    private final IdGenerator idGenerator;
    private final SystemMetadata systemMetadata;

    ClusterRemovalStep(Ledger ledger, ClusterTable clusterTable, ReservedNameTable nameTable, CredentialTable credentialTable,
            RemovalTable removalTable, IdGenerator idGenerator) {
        this.ledger = ledger;
        this.clusterTable = clusterTable;
        this.nameTable = nameTable;
        this.credentialTable = credentialTable;
        this.removalTable = removalTable;
        this.idGenerator = idGenerator;
        this.systemMetadata = new SystemMetadata(idGenerator, ACTION);
    }

    /** Runs in the caller's transaction, which holds the lock on the removal's row. @return when to run again; empty: the cluster has left */
    Optional<Instant> run(Removal removal, Instant now) {
        String cluster = removal.cluster();
        // Waits for transactions that are placing workloads in this cluster, so that their deployments are ended too.
        clusterTable.lockExclusively(cluster);
        if (!removal.begun()) {
            removalTable.begin(cluster, now);
        }
        List<RecordedEvent> recorded = ledger.read(StreamIds.cluster(cluster));
        List<UUID> workloads = nameTable.findWorkloads(cluster, removal.lastWorkload(), BATCH_SIZE);
        if (workloads.isEmpty() && removal.lastWorkload() == null) {
            leave(cluster, recorded, now);
            return Optional.empty();
        }
        end(cluster, workloads, recorded);
        boolean more = workloads.size() == BATCH_SIZE;
        removalTable.recordPass(cluster, more ? workloads.getLast() : null);
        return Optional.of(more ? now : now.plus(PAUSE));
    }

    private void end(String cluster, List<UUID> workloads, List<RecordedEvent> recorded) {
        RecordedEvent request = findRemovalRequest(recorded);
        DeploymentAction action = ((ClusterEvent.RemovalAsked) request.payload()).workloads().equals("delete")
                ? DeploymentAction.REMOVE
                : DeploymentAction.RELEASE;
        List<NewEvent> events = new ArrayList<>();
        Map<StreamId, List<RecordedEvent>> streams = ledger.readStreams(workloads.stream()
                .map(workload -> StreamIds.deployment(workload, cluster)).toList());
        for (UUID workload : workloads) {
            StreamId stream = StreamIds.deployment(workload, cluster);
            EventStream<DeploymentEvent> eventStream = EventStream.of(stream, DeploymentEvent.class, streams.getOrDefault(stream, List.of()));
            if (eventStream.isEmpty()) {
                // A rollout has planned it, and sent nothing: no agent will confirm its end.
                nameTable.free(workload, List.of(cluster));
            }
            events.addAll(eventStream.next(Deployment.decide(Deployment.replay(eventStream.events()),
                    new DeploymentCommand.End(idGenerator.next(), action, null))));
        }
        if (!events.isEmpty()) {
            ledger.append(events, systemMetadata.onBehalfOf(request));
        }
    }

    private void leave(String cluster, List<RecordedEvent> recorded, Instant now) {
        EventStream<ClusterEvent> eventStream = EventStream.of(StreamIds.cluster(cluster), ClusterEvent.class, recorded);
        List<ClusterEvent> events = Cluster.decide(Cluster.replay(eventStream.events()), new ClusterCommand.Leave());
        credentialTable.retireAll(cluster, now);
        clusterTable.markGone(cluster, now);
        removalTable.end(cluster);
        ledger.append(eventStream.next(events), systemMetadata.onBehalfOf(findRemovalRequest(recorded)));
    }

    private static RecordedEvent findRemovalRequest(List<RecordedEvent> recorded) {
        return recorded.stream().filter(event -> event.payload() instanceof ClusterEvent.RemovalAsked).reduce((one, later) -> later)
                .orElseThrow();
    }
}
