package dev.fleetledger.manifest.render;

import java.util.Map;
import java.util.UUID;

/** The deployment for which manifests are rendered. */
public record RenderTarget(UUID workload, String cluster, Map<String, String> clusterLabels) {
    /** Used if a manifest is only inspected and not applied. */
    public static final RenderTarget NONE = new RenderTarget(new UUID(0, 0), "", Map.of());
}
