package dev.fleetledger.manifest.draft;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a draft's documents don't say themselves.
 *
 * @param cluster the cluster from inside which the wizard was opened, if it was
 * @param current the specification of the workload's current revision, if the draft edits one
 * @param kept what the form has no place for, from YAML or from a running DaemonSet
 * @param found what came so and is only warned about, as long as Kubernetes takes it: see {@link AsFound}
 * @param collisions what a rebase left to decide
 * @param running the DaemonSet in a cluster that the draft began with, if it did
 */
public record Circumstances(@Nullable String cluster, @Nullable JsonNode current, List<Kept> kept, Set<String> found,
    Collisions collisions, @Nullable Running running) {
    public static final Circumstances NONE = new Circumstances(null, null);

    public Circumstances {
        kept = List.copyOf(kept);
        found = Set.copyOf(found);
    }

    /** One that runs, and that Fleetledger doesn't manage. */
    public record Running(String cluster, String namespace, String name) {
    }

    public Circumstances(@Nullable String cluster, @Nullable JsonNode current, List<Kept> kept, Set<String> found) {
        this(cluster, current, kept, found, Collisions.NONE, null);
    }

    public Circumstances(@Nullable String cluster, @Nullable JsonNode current) {
        this(cluster, current, List.of(), Set.of());
    }

    public Circumstances with(Collisions left) {
        return new Circumstances(cluster, current, kept, found, left, running);
    }

    public Circumstances begunWith(Running found) {
        return new Circumstances(cluster, current, kept, this.found, collisions, found);
    }
}
