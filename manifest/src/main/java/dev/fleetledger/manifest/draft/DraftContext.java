package dev.fleetledger.manifest.draft;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;

/**
 * Context of a draft that its documents don't contain.
 *
 * @param cluster the cluster in which the wizard was opened; null if it was opened elsewhere
 * @param current the specification of the workload's current revision; null if the draft doesn't edit one
 * @param kept fields outside the form, from YAML or from a running DaemonSet
 * @param tolerated values that only cause a warning because they were found so, as long as Kubernetes accepts them: see {@link ToleratedValues}
 * @param collisions unresolved collisions of a rebase
 * @param running the running DaemonSet that the draft was imported from; null if there is none
 */
public record DraftContext(@Nullable String cluster, @Nullable JsonNode current, List<KeptField> kept, Set<String> tolerated,
    Collisions collisions, @Nullable Running running) {
    public static final DraftContext NONE = new DraftContext(null, null);

    public DraftContext {
        kept = List.copyOf(kept);
        tolerated = Set.copyOf(tolerated);
    }

    /** A running DaemonSet that Fleetledger doesn't manage. */
    public record Running(String cluster, String namespace, String name) {
    }

    public DraftContext(@Nullable String cluster, @Nullable JsonNode current, List<KeptField> kept, Set<String> tolerated) {
        this(cluster, current, kept, tolerated, Collisions.NONE, null);
    }

    public DraftContext(@Nullable String cluster, @Nullable JsonNode current) {
        this(cluster, current, List.of(), Set.of());
    }

    /**
     * Returns the documents with a placement if the wizard was opened in a cluster. A saved placement stays as it is; the one added is
     * empty, so that its default selects the cluster.
     */
    public StepDocuments placed(StepDocuments saved) {
        return cluster == null || saved.isSaved(Step.PLACEMENT) ? saved : saved.with(Step.PLACEMENT, Json.object());
    }

    public DraftContext withCollisions(Collisions newCollisions) {
        return new DraftContext(cluster, current, kept, tolerated, newCollisions, running);
    }

    public DraftContext withRunning(Running newRunning) {
        return new DraftContext(cluster, current, kept, this.tolerated, collisions, newRunning);
    }
}
