package dev.fleetledger.manifest.render;

import java.util.Map;
import java.util.UUID;

/** The deployment that manifests are made for. */
public record RenderedFor(UUID workload, String cluster, Map<String, String> clusterLabels) {
    /** Stands in where a manifest is only looked at. */
    public static final RenderedFor NOWHERE = new RenderedFor(new UUID(0, 0), "", Map.of());
}
