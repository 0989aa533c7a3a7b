package dev.fleetledger.query.rollout;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects rollout events into rollouts. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class RolloutProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(RolloutEvent.class, RolloutView.class, RolloutEvent::rollout);
    }

    @EventHandler
    void on(RolloutEvent.Started started, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(RolloutView.class, started.rollout(), () -> RolloutView.of(started, event)).advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.Finished finished, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, finished.rollout());
        rollout.finish(finished.outcome(), event.at());
        rollout.advanceTo(event);
    }
}
