package dev.fleetledger.command.rollout.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.rollout.RolloutEvent.Target;

/** The targets of a rollout, collected by what they get, which many clusters share. */
final class FrozenTargets {

    private record Content(DeploymentAction action, String manifest, @Nullable Integer revision) {}

    private final Map<Content, List<String>> clusters = new LinkedHashMap<>();
    private final Set<String> placed = new TreeSet<>();
    private final Set<String> neverPlaced = new TreeSet<>();

    /** @param runs whether the workload runs in the cluster now */
    void add(DeploymentAction action, String manifest, @Nullable Integer revision, String cluster, boolean runs) {
        clusters.computeIfAbsent(new Content(action, manifest, revision), it -> new ArrayList<>()).add(cluster);
        if (runs) {
            placed.add(cluster);
        }
    }

    /** The workload is to end there, and nothing was ever sent: only its names are reserved. */
    void addNeverPlaced(String cluster) {
        neverPlaced.add(cluster);
    }

    Set<String> neverPlaced() {
        return neverPlaced;
    }

    List<Target> toTargets() {
        return clusters.entrySet().stream().map(it -> new Target(it.getKey().action(), it.getKey().manifest(), it.getKey().revision(),
                List.copyOf(it.getValue()))).toList();
    }

    /** Clusters where the workload runs now. */
    Set<String> placed() {
        return placed;
    }

    Set<String> names() {
        return names(true, true);
    }

    Set<String> ending() {
        return names(false, true);
    }

    Set<String> applied() {
        return names(true, false);
    }

    private Set<String> names(boolean applied, boolean ended) {
        Set<String> names = new TreeSet<>();
        clusters.forEach((content, some) -> {
            if (content.action() == DeploymentAction.APPLY ? applied : ended) {
                names.addAll(some);
            }
        });
        return names;
    }
}
