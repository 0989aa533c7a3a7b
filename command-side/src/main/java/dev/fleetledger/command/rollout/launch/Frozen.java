package dev.fleetledger.command.rollout.launch;

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

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.Cluster;
import dev.fleetledger.manifest.render.Bundle;
import dev.fleetledger.manifest.render.Manifest;
import dev.fleetledger.manifest.render.RenderedFor;
import dev.fleetledger.manifest.render.Rendering;
import dev.fleetledger.manifest.render.Restart;
import dev.fleetledger.manifest.rule.Violation;

/** Renders and stores manifests once, when a generation is created, so that a later renderer version changes no running workload. */
@Component
public final class Frozen {

    /** Size limit of a manifest, so that the broker accepts the intent record (see the relay). */
    private static final int LIMIT = 900 * 1024;

    private final ManifestStore manifests;

    Frozen(ManifestStore manifests) {
        this.manifests = manifests;
    }

    Map<String, String> manifests(Known known, List<Cluster> clusters) {
        return manifests(known.workload(), known.specification(), known.restartedAt(), clusters);
    }

    /**
     * @param restartedAt when a restart of the pods was last requested, if ever
     * @return manifest name by cluster, in the clusters' order
     */
    public Map<String, String> manifests(UUID workload, JsonNode specification, @Nullable Instant restartedAt, List<Cluster> clusters) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> bodies = new HashSet<>();
        // Manifests differ between clusters only by overrides; without any, one rendering serves all clusters.
        boolean alike = specification.path("overrides").isEmpty();
        Bundle bundle = null;
        for (Cluster cluster : clusters) {
            bundle = bundle == null || !alike ? rendered(new RenderedFor(workload, cluster.name(), cluster.labels()), specification, restartedAt) : bundle;
            names.put(cluster.name(), "sha256:" + bundle.sha256());
            bodies.add(new String(bundle.bytes(), UTF_8));
        }
        if (!bodies.isEmpty()) {
            manifests.putAll(bodies);
        }
        return names;
    }

    Passings passings(List<Next> all) {
        return Passings.read(all, manifests);
    }

    private static Bundle rendered(RenderedFor target, JsonNode specification, @Nullable Instant restartedAt) {
        Bundle bundle = bundle(specification, target, restartedAt);
        if (bundle.bytes().length > LIMIT) {
            throw Problem.ruled(List.of(tooLarge(target.cluster())));
        }
        return bundle;
    }

    /** Each patch is valid on its own, but the combination that a cluster's labels select may not apply. */
    private static Bundle bundle(JsonNode specification, RenderedFor target, @Nullable Instant restartedAt) {
        try {
            List<Manifest> rendered = Rendering.render(specification, target);
            return Rendering.bundle(restartedAt == null ? rendered : Restart.mark(rendered, restartedAt));
        } catch (IllegalArgumentException doesNotApply) {
            throw Problem.ruled(List.of(new Violation(Step.PLACEMENT, "/overrides", "PatchDoesNotApply",
                    "The patches for " + target.cluster() + " don't fit the DaemonSet one after the other.", "Compare their paths with the manifest.")));
        }
    }

    private static Violation tooLarge(String cluster) {
        return new Violation(Step.CONTAINERS, "", "ManifestIsTooLarge", "The manifest for " + cluster + " has more than 900 KiB.",
                "Move large values into ConfigMaps.");
    }
}
