package dev.fleetledger.command.workload;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.workload.WorkloadCommand.Target;
import dev.fleetledger.manifest.Change;
import dev.fleetledger.manifest.Changes;
import dev.fleetledger.manifest.Step;

/**
 * What is known of a workload, living or deleted.
 *
 * @param specifications by revision
 * @param clusters       the placement as it was resolved when it was made
 */
public record Known(UUID workload, String kind, String namespace, String name, SortedMap<Integer, JsonNode> specifications,
        int placementVersion, JsonNode placement, List<String> clusters) {

    public int revision() {
        return specifications.isEmpty() ? 0 : specifications.lastKey();
    }

    public JsonNode specification() {
        return specification(revision());
    }

    public boolean has(int revision) {
        return specifications.containsKey(revision);
    }

    /** @throws IllegalArgumentException when there was no such revision */
    public JsonNode specification(int revision) {
        JsonNode found = specifications.get(revision);
        if (found == null) {
            throw new IllegalArgumentException("There is no revision " + revision);
        }
        return found;
    }

    /** What others changed meanwhile, field by field. */
    List<Change> changesSince(int revision) {
        return Arrays.stream(Step.values())
                .flatMap(step -> Changes.between(step, specification(revision).get(step.key()), specification().get(step.key())).stream()).toList();
    }

    boolean isAt(Target target) {
        return placement.equals(target.placement()) && clusters.equals(target.clusters());
    }

    Known with(int revision, JsonNode specification) {
        SortedMap<Integer, JsonNode> more = new TreeMap<>(specifications);
        more.put(revision, specification);
        return new Known(workload, kind, namespace, name, more, placementVersion, placement, clusters);
    }

    Known at(int version, JsonNode place, List<String> resolved) {
        return new Known(workload, kind, namespace, name, specifications, version, place, List.copyOf(resolved));
    }
}
