package dev.fleetledger.command.cluster.remove;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.command.fleet.Credentials;
import dev.fleetledger.command.fleet.Names;
import dev.fleetledger.command.fleet.Removals;
import dev.fleetledger.command.fleet.Removals.Removal;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.Meta;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.Recorded;
import dev.fleetledger.ledger.StreamId;

/**
 * Executes one step of a due removal: ends a batch of the cluster's workloads, and removes the cluster once its agent has reported
 * that none is left. The events carry the actor and reason of the removal request.
 */
@Component
final class Departure {

    private static final int AT_ONCE = 200;
    /** Pause between passes while the agent is still ending workloads. A silent cluster may delay this indefinitely. */
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final List<String> HANDED_ON = List.of(Meta.ACTOR, Meta.ROLES, Meta.REASON, Meta.CORRELATION, Meta.TRACEPARENT);

    private final Ledger ledger;
    private final Clusters clusters;
    private final Names names;
    private final Credentials credentials;
    private final Removals removals;
    private final Ids ids;

    Departure(Ledger ledger, Clusters clusters, Names names, Credentials credentials, Removals removals, Ids ids) {
        this.ledger = ledger;
        this.clusters = clusters;
        this.names = names;
        this.credentials = credentials;
        this.removals = removals;
        this.ids = ids;
    }

    /** Runs in the caller's transaction, which holds the lock on the removal's row. */
    void goOn(Removal removal, Instant now) {
        String cluster = removal.cluster();
        // Waits for transactions that are placing workloads in this cluster, so that their deployments are ended too.
        clusters.seize(cluster);
        if (!removal.begun()) {
            removals.begin(cluster, now);
        }
        List<Recorded> recorded = ledger.read(Streams.cluster(cluster));
        List<UUID> workloads = names.workloadsIn(cluster, removal.seen(), AT_ONCE);
        if (workloads.isEmpty() && removal.seen() == null) {
            leave(cluster, recorded, now);
        } else {
            end(cluster, workloads, recorded);
            boolean more = workloads.size() == AT_ONCE;
            removals.goOn(cluster, more ? workloads.getLast() : null, now, more ? Duration.ZERO : PAUSE);
        }
    }

    private void end(String cluster, List<UUID> workloads, List<Recorded> recorded) {
        Recorded asked = asked(recorded);
        DeploymentAction action = ((ClusterEvent.RemovalAsked) asked.payload()).workloads().equals("delete")
                ? DeploymentAction.REMOVE
                : DeploymentAction.RELEASE;
        List<StreamId> streams = workloads.stream().map(workload -> Streams.deployment(workload, cluster)).toList();
        List<NewEvent> events = new ArrayList<>();
        ledger.readAll(streams).forEach((stream, all) -> {
            History<DeploymentEvent> history = History.of(stream, DeploymentEvent.class, all);
            events.addAll(history.then(Deployment.decide(Deployment.of(history.events()), new DeploymentCommand.End(ids.next(), action, null))));
        });
        if (!events.isEmpty()) {
            ledger.append(events, onBehalf(asked));
        }
    }

    private void leave(String cluster, List<Recorded> recorded, Instant now) {
        History<ClusterEvent> history = History.of(Streams.cluster(cluster), ClusterEvent.class, recorded);
        List<ClusterEvent> left = Cluster.decide(Cluster.of(history.events()), new ClusterCommand.Leave());
        credentials.retireAll(cluster, now);
        clusters.gone(cluster, now);
        removals.end(cluster);
        ledger.append(history.then(left), onBehalf(asked(recorded)));
    }

    private static Recorded asked(List<Recorded> recorded) {
        return recorded.stream().filter(event -> event.payload() instanceof ClusterEvent.RemovalAsked).reduce((one, later) -> later).orElseThrow();
    }

    private Map<String, String> onBehalf(Recorded asked) {
        Map<String, String> notes = new HashMap<>(Map.of(Meta.ACTION, "cluster.remove", Meta.COMMAND, ids.next().toString()));
        HANDED_ON.forEach(key -> putIfKnown(notes, key, asked.metadata().get(key)));
        putIfKnown(notes, Meta.CAUSATION, asked.metadata().get(Meta.COMMAND));
        return Map.copyOf(notes);
    }

    private static void putIfKnown(Map<String, String> notes, String key, @Nullable String value) {
        if (value != null) {
            notes.put(key, value);
        }
    }
}
