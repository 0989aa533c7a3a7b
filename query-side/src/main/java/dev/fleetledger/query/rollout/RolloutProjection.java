package dev.fleetledger.query.rollout;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects rollout events into rollouts. */
@Component
class RolloutProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        viewBatch.load(RolloutView.class, events.stream().filter(event -> event.payload() instanceof RolloutEvent)
                .map(event -> ((RolloutEvent) event.payload()).rollout()).toList());
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof RolloutEvent rollout) {
            project(rollout, event, viewBatch);
        }
    }

    private static void project(RolloutEvent event, ProjectedEvent recorded, ViewBatch viewBatch) {
        RolloutView rollout = switch (event) {
            case RolloutEvent.Started started ->
                viewBatch.getOrAdd(RolloutView.class, started.rollout(), () -> RolloutView.of(started, recorded));
            case RolloutEvent.Finished finished -> {
                RolloutView existing = viewBatch.get(RolloutView.class, finished.rollout());
                existing.finish(finished.outcome(), recorded.at());
                yield existing;
            }
        };
        rollout.advanceTo(recorded);
    }
}
