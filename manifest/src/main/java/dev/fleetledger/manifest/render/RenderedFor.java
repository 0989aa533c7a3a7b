package dev.fleetledger.manifest.render;

import java.util.Map;
import java.util.UUID;

/** The deployment for which manifests are rendered. */
public record RenderedFor(UUID workload, String cluster, Map<String, String> clusterLabels) {
    /** Used if a manifest is only inspected and not applied. */
    public static final RenderedFor NOWHERE = new RenderedFor(new UUID(0, 0), "", Map.of());
}
