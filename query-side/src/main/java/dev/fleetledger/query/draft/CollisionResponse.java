package dev.fleetledger.query.draft;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.diff.ThreeWayRebase.Version;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.WorkloadVersion;

/**
 * A field that draft and workload have both changed, and that a person has to decide.
 *
 * @param pointer addresses list items by their name where they have one
 * @param before  the workload's value before both changed it; null where it was left out, or is not known
 * @param mine    the draft's value; null where it is left out
 * @param theirs  the workload's value, as of the last rebase; null where it is left out, or is not known
 */
record CollisionResponse(String step, String pointer, @Nullable JsonNode before, @Nullable JsonNode mine, @Nullable JsonNode theirs) {

    static List<CollisionResponse> all(List<Collision> open, Function<WorkloadVersion, Version> before, Version mine, Version theirs) {
        return open.stream().map(one -> new CollisionResponse(one.step().key(), one.pointer(),
                one.before() == null ? null : value(one, before.apply(one.before())), value(one, mine), value(one, theirs))).toList();
    }

    private static @Nullable JsonNode value(Collision collision, Version version) {
        JsonNode value = version.at(collision);
        return value.isMissingNode() ? null : value;
    }
}
