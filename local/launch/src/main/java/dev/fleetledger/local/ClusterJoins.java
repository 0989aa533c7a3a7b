package dev.fleetledger.local;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.local.cluster.ClusterJoinException;
import dev.fleetledger.local.cluster.JoinManifestReader;
import dev.fleetledger.local.folder.DataFolder;
import dev.fleetledger.local.hub.BoundedConcurrency;
import dev.fleetledger.local.hub.FleetSeeder;
import dev.fleetledger.local.hub.IssuedCredentials;

/**
 * Joins the clusters and starts their agents. A cluster that can't be joined delays no other: it is named with the reason, and tried again
 * periodically. After somebody has rotated a cluster's credential, its agent continues with a new one.
 */
final class ClusterJoins implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final FleetContext fleetContext;
    private final ClusterProcesses clusterProcesses;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("cluster joins").daemon().factory());
    /** By cluster, why it can't be joined now. */
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    /** By cluster, a credential that somebody else requested and that this agent doesn't have. */
    private final Map<String, String> foreignCredentials = new ConcurrentHashMap<>();

    /** Clusters whose credential was renewed, and whose agent hasn't got it yet. */
    private final Set<String> outdatedAgents = ConcurrentHashMap.newKeySet();

    private int failedRuns;

    ClusterJoins(FleetContext fleetContext) {
        this.fleetContext = fleetContext;
        this.clusterProcesses = ClusterProcesses.of(fleetContext);
    }

    /** Tries to join each cluster once, and starts the agents of those that are joined, now or since an earlier start. */
    void start(FleetSeeder fleetSeeder, Collection<String> clusters) {
        DataFolder.deleteFiles(fleetContext.data().unjoinedFiles());
        Map<String, Map<String, String>> settings = new ConcurrentHashMap<>();
        BoundedConcurrency.forEach(clusters, cluster -> {
            var manifest = fleetSeeder.joinManifest(cluster);
            if (join(cluster, manifest) || fleetContext.data().agentKubeconfig(cluster).toFile().exists()) {
                settings.put(cluster, agentSettings(cluster, manifest));
            }
        });
        clusterProcesses.startAgents(settings);
    }

    /** Starts the periodic work. */
    void maintain(FleetSeeder fleetSeeder, IssuedCredentials issuedCredentials, Collection<String> clusters) {
        timer.scheduleWithFixedDelay(() -> followOnce(fleetSeeder, issuedCredentials, clusters), INTERVAL.toMillis(),
                INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A cluster that fails, in whatever way, stops no other. */
    void followOnce(FleetSeeder fleetSeeder, IssuedCredentials issuedCredentials, Collection<String> clusters) {
        attempt(() -> {
            try {
                BoundedConcurrency.forEach(unjoined(), cluster -> retry(cluster, fleetSeeder.joinManifest(cluster)));
            } finally {
                renewCredentials(fleetSeeder, issuedCredentials, clusters);
            }
        });
    }

    Set<String> unjoined() {
        return Set.copyOf(failures.keySet());
    }

    private void retry(String cluster, String manifest) {
        if (join(cluster, manifest)) {
            clusterProcesses.replaceAgent(cluster, agentSettings(cluster, manifest));
        }
    }

    private boolean join(String cluster, String manifest) {
        try {
            fleetContext.source().join(cluster, manifest);
        } catch (ClusterJoinException e) {
            recordFailure(cluster, String.valueOf(e.getMessage()));
            return false;
        }
        if (failures.remove(cluster) != null) {
            fleetContext.data().unjoinedFile(cluster).toFile().delete();
            fleetContext.terminalOutput().println("cluster " + cluster + " is joined now; its agent starts");
        }
        return true;
    }

    private void recordFailure(String cluster, String reason) {
        if (!reason.equals(failures.put(cluster, reason))) {
            DataFolder.write(fleetContext.data().unjoinedFile(cluster), "can't be joined since %s: %s; tried again every %d s%n"
                    .formatted(Instant.now().truncatedTo(ChronoUnit.SECONDS), reason, INTERVAL.toSeconds()));
            fleetContext.terminalOutput().println("cluster %s can't be joined: %s; trying again every %d s".formatted(
                    cluster, reason, INTERVAL.toSeconds()));
        }
    }

    private void renewCredentials(FleetSeeder fleetSeeder, IssuedCredentials issuedCredentials, Collection<String> clusters) {
        foreignCredentials.putAll(issuedCredentials.readNew());
        foreignCredentials.keySet().retainAll(clusters);
        Set<String> pending = new HashSet<>(foreignCredentials.keySet());
        pending.addAll(outdatedAgents);
        BoundedConcurrency.forEach(pending, cluster -> {
            var foreign = foreignCredentials.get(cluster);
            if (foreign != null && !foreign.equals(credential(fleetSeeder.joinManifest(cluster)))) {
                fleetSeeder.renewCredential(cluster);
                outdatedAgents.add(cluster);
            }
            foreignCredentials.remove(cluster);
            if (outdatedAgents.contains(cluster)) {
                continueWithNewCredential(cluster, fleetSeeder.joinManifest(cluster));
                outdatedAgents.remove(cluster);
            }
        });
    }

    private static @Nullable String credential(String manifest) {
        return JoinManifestReader.settings(manifest).get("FLEETLEDGER_CREDENTIAL");
    }

    private void continueWithNewCredential(String cluster, String manifest) {
        join(cluster, manifest);
        clusterProcesses.replaceAgent(cluster, agentSettings(cluster, manifest));
        fleetContext.terminalOutput().println("the credential of cluster " + cluster + " was rotated; its agent continues with a new one");
    }

    private Map<String, String> agentSettings(String cluster, String manifest) {
        var settings = JoinManifestReader.settings(manifest);
        new KafkaClientFiles(fleetContext.data(), fleetContext.addresses().kafka()).write(cluster, settings);
        return settings;
    }

    /** The next run tries again. The second of several failures in sequence is reported: after the first, a side may just be starting. */
    private void attempt(Runnable work) {
        try {
            work.run();
            failedRuns = 0;
        } catch (RuntimeException e) {
            if (++failedRuns == 2) {
                fleetContext.terminalOutput().println("joins and rotations of clusters can't be followed now; trying again every %d s: %s"
                        .formatted(INTERVAL.toSeconds(), e.getMessage()));
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
