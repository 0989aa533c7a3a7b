package dev.fleetledger.query.draft;

import java.util.List;
import java.util.UUID;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.WorkloadVersion;

/** Maps collisions between their form in events and in the domain. */
final class CollisionMapper {

    private CollisionMapper() {}

    static List<Collision> fromEvent(List<DraftEvent.Collision> collisions) {
        return collisions.stream().flatMap(one -> Step.of(one.step()).map(step -> new Collision(step, one.pointer(),
                one.before() == null ? null : new WorkloadVersion(one.before().revision(), one.before().placementVersion())))
                .stream()).toList();
    }

    static List<DraftEvent.Collision> toEvent(UUID workload, List<Collision> collisions) {
        return collisions.stream().map(one -> new DraftEvent.Collision(one.step().key(), one.pointer(), one.before() == null ? null
                : new BasedOn(workload, one.before().revision(), one.before().placementVersion()))).toList();
    }
}
