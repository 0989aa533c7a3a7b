package dev.fleetledger.command.draft;

import java.util.List;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collision;

/** Maps collisions between their form in events and in the domain. */
final class CollisionMapper {

    private CollisionMapper() {}

    static List<Collision> fromEvent(DraftEvent.Rebased it) {
        return it.collisions().stream().flatMap(one -> Step.of(one.step()).map(step -> new Collision(step, one.pointer())).stream()).toList();
    }

    static List<DraftEvent.Collision> toEvent(List<Collision> collisions) {
        return collisions.stream().map(one -> new DraftEvent.Collision(one.step().key(), one.pointer())).toList();
    }
}
