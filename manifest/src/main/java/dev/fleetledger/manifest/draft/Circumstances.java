package dev.fleetledger.manifest.draft;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Context of a draft that its documents don't contain.
 *
 * @param cluster the cluster in which the wizard was opened; null if it was opened elsewhere
 * @param current the specification of the workload's current revision; null if the draft doesn't edit one
 * @param kept fields outside the form, from YAML or from a running DaemonSet
 * @param found values that only cause a warning because they were found so, as long as Kubernetes accepts them: see {@link AsFound}
 * @param collisions unresolved collisions of a rebase
 * @param running the running DaemonSet that the draft was imported from; null if there is none
 */
public record Circumstances(@Nullable String cluster, @Nullable JsonNode current, List<Kept> kept, Set<String> found,
    Collisions collisions, @Nullable Running running) {
    public static final Circumstances NONE = new Circumstances(null, null);

    public Circumstances {
        kept = List.copyOf(kept);
        found = Set.copyOf(found);
    }

    /** A running DaemonSet that Fleetledger doesn't manage. */
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
