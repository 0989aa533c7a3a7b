package dev.fleetledger.command.rollout.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.render.Bundle;
import dev.fleetledger.manifest.render.ManifestRenderer;
import dev.fleetledger.manifest.render.RenderTarget;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.problem.RuleViolationException;

/** Renders and stores manifests once, when a generation is created, so that a later renderer version changes no running workload. */
@Component
public final class ManifestFreezer {

    /** Size limit of a manifest, so that the broker accepts the intent record (see the relay). */
    private static final int LIMIT = 900 * 1024;

    private final ManifestStore manifestStore;

    ManifestFreezer(ManifestStore manifestStore) {
        this.manifestStore = manifestStore;
    }

    /**
     * @param restartedAt when a restart of the pods was last requested, if ever
     * @return manifest name by cluster, in the clusters' order
     */
    public Map<String, String> freeze(UUID workload, JsonNode specification, @Nullable Instant restartedAt,
            List<PlacementCluster> clusters) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> bodies = new HashSet<>();
        // Manifests differ between clusters only by overrides; without any, one rendering serves all clusters.
        boolean sameForAll = specification.path("overrides").isEmpty();
        Bundle bundle = null;
        for (PlacementCluster placementCluster : clusters) {
            bundle = bundle == null || !sameForAll
                    ? render(new RenderTarget(workload, placementCluster.name(), placementCluster.labels()), specification, restartedAt)
                    : bundle;
            names.put(placementCluster.name(), "sha256:" + bundle.sha256());
            bodies.add(new String(bundle.bytes(), UTF_8));
        }
        if (!bodies.isEmpty()) {
            manifestStore.putAll(bodies);
        }
        return names;
    }

    private static Bundle render(RenderTarget target, JsonNode specification, @Nullable Instant restartedAt) {
        Bundle bundle = bundle(specification, target, restartedAt);
        if (bundle.bytes().length > LIMIT) {
            throw RuleViolationException.of(List.of(tooLarge(target.cluster())));
        }
        return bundle;
    }

    /** Each patch is valid on its own, but the combination that a cluster's labels select may not apply. */
    private static Bundle bundle(JsonNode specification, RenderTarget target, @Nullable Instant restartedAt) {
        try {
            return ManifestRenderer.bundle(ManifestRenderer.render(specification, target, restartedAt));
        } catch (IllegalArgumentException e) {
            throw RuleViolationException.of(List.of(new Violation(Step.PLACEMENT, "/overrides", "PatchDoesNotApply",
                    "The patches for " + target.cluster() + " can't be applied one after the other: a path or a tested value is not in "
                    + "the DaemonSet.",
                    "Compare the patches with the manifest of that cluster, which GET /api/v1/drafts/{id}/manifest?cluster= shows.")));
        }
    }

    private static Violation tooLarge(String cluster) {
        return new Violation(Step.CONTAINERS, "", "ManifestIsTooLarge", "The manifest for " + cluster + " has more than 900 KiB.",
                "Move large values, such as annotations and files, into ConfigMaps.");
    }
}
