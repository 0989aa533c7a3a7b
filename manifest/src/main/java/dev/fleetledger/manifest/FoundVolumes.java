package dev.fleetledger.manifest;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Volumes of kinds that the form doesn't have (NFS, CSI …): kept as a whole, so that mounts still find them. */
final class FoundVolumes {
    private FoundVolumes() {
    }

    /** Takes them out of the object. */
    static List<Kept> unknown(ObjectNode daemonSet) {
        List<Kept> kept = new ArrayList<>();
        if (daemonSet.path("spec").path("template").path("spec").path("volumes") instanceof ArrayNode volumes) {
            for (int i = volumes.size() - 1; i >= 0; i--) {
                JsonNode volume = volumes.path(i);
                if (!isKnown(volume)) {
                    kept.addFirst(new Kept("DaemonSet", "/spec/template/spec/volumes/" + Path.escaped(Leftovers.name(volume, i)), volume.deepCopy()));
                    volumes.remove(i);
                }
            }
        }
        return kept;
    }

    private static boolean isKnown(JsonNode volume) {
        return VolumeFields.KINDS.stream().anyMatch(volume::has)
            && volume.path("projected").path("sources").valueStream().allMatch(source -> ProjectedFields.KINDS.stream().anyMatch(source::has));
    }

    /** Names that mounts may use though no document has them. */
    static List<String> names(List<Kept> kept) {
        return kept.stream().filter(one -> one.path().matches("/spec/template/spec/volumes/[^/]+"))
            .map(one -> Json.text(one.value(), "name")).toList();
    }
}
