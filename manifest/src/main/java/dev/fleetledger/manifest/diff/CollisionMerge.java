package dev.fleetledger.manifest.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.WorkloadVersion;

/**
 * Determines what a person has to decide after another rebase. A collision of an earlier rebase stays open, with the value before both
 * changed the field, unless nothing is left to decide: draft and workload agree by now, or the workload has its former value again.
 */
public final class CollisionMerge {
    private CollisionMerge() {
    }

    /**
     * @param open collisions of earlier rebases
     * @param found collisions of this one
     * @param current the workload onto which the draft is rebased
     * @param history the workload at a former version
     */
    public static List<Collision> merge(List<Collision> open, List<Collision> found, ThreeWayRebase.Version current,
            ThreeWayRebase.Version draft, Function<WorkloadVersion, ThreeWayRebase.Version> history) {
        List<Collision> added = found.stream().filter(one -> open.stream().noneMatch(other -> isAlreadyOpen(one, other))).toList();
        List<Collision> all = new ArrayList<>(open.stream().filter(one -> added.stream().noneMatch(other -> other.covers(one))).toList());
        added.forEach(one -> all.add(withFormerBase(one, open)));
        return all.stream().filter(one -> isDifferent(one, draft, current)
            && (one.before() == null || isDifferent(one, history.apply(one.before()), current))).toList();
    }

    /** Whether the open collision contains the found one. If it would end by a save, the found one takes its place instead. */
    private static boolean isAlreadyOpen(Collision found, Collision open) {
        return open.before() != null && open.covers(found);
    }

    /** A collision that contains open ones goes back to the version at which the first of them was in agreement. */
    private static Collision withFormerBase(Collision found, List<Collision> open) {
        return open.stream().filter(one -> one.before() != null && found.covers(one)).findFirst()
            .map(one -> new Collision(found.step(), found.pointer(), one.before())).orElse(found);
    }

    private static boolean isDifferent(Collision one, ThreeWayRebase.Version version, ThreeWayRebase.Version other) {
        return !SameValue.of(one.step(), one.pointer(), version.at(one), other.at(one));
    }
}
