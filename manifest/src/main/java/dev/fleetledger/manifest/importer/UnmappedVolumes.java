package dev.fleetledger.manifest.importer;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.table.ProjectedFields;
import dev.fleetledger.manifest.table.VolumeFields;

/** Volumes of kinds that the form doesn't have (NFS, CSI …): the form has their names and mounts, and their definitions are kept fields. */
final class UnmappedVolumes {
    private final Map<Integer, ObjectNode> hidden = new HashMap<>();

    private UnmappedVolumes() {
    }

    /** Hides everything but the name, so that no part of the definition is read. */
    static UnmappedVolumes extract(ObjectNode daemonSet) {
        UnmappedVolumes volumes = new UnmappedVolumes();
        JsonNode all = volumesOf(daemonSet);
        for (int i = 0; i < all.size(); i++) {
            ObjectNode volume = (ObjectNode) all.path(i);
            if (volume.size() == 1 && volume.has("name")) {
                volume.putObject("emptyDir");
            } else if (!isKnown(volume)) {
                volumes.hidden.put(i, volume.deepCopy());
                volume.retain("name");
            }
        }
        return volumes;
    }

    /** Restores what was hidden, except for the name, which was read. */
    void restore(ObjectNode daemonSet) {
        hidden.forEach((index, volume) -> ((ArrayNode) volumesOf(daemonSet)).set(index, volume.without("name")));
    }

    private static JsonNode volumesOf(ObjectNode daemonSet) {
        return daemonSet.path("spec").path("template").path("spec").path("volumes");
    }

    private static boolean isKnown(JsonNode volume) {
        return VolumeFields.KINDS.stream().anyMatch(volume::has)
            && volume.path("projected").path("sources").valueStream()
            .allMatch(source -> ProjectedFields.KINDS.stream().anyMatch(source::has));
    }
}
