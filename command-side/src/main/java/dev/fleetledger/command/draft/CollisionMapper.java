package dev.fleetledger.command.draft;

import java.util.List;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collision;

/** Maps collisions between their form in events and in the domain. */
final class CollisionMapper {

    private CollisionMapper() {}

    static List<Collision> fromEvent(DraftEvent.Rebased it) {
        return it.collisions().stream().flatMap(collision -> Step.of(collision.step()).map(step -> new Collision(step, collision.pointer()))
                .stream()).toList();
    }

    static List<DraftEvent.Collision> toEvent(List<Collision> collisions) {
        return collisions.stream().map(collision -> new DraftEvent.Collision(collision.step().key(), collision.pointer())).toList();
    }
}
