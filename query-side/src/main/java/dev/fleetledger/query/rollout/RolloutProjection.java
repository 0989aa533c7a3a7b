package dev.fleetledger.query.rollout;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects the waves of rollouts, and what people do with a rollout under way. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class RolloutProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(RolloutEvent.class, RolloutView.class, RolloutEvent::rollout);
    }

    @EventHandler
    void on(RolloutEvent.WaveStarted started, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, started.rollout());
        rollout.enter(started.wave(), WaveState.RUNNING, event.at());
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.WaveSoaking soaking, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, soaking.rollout());
        rollout.soak(soaking.wave(), soaking.until(), event.at());
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.WaveCompleted completed, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, completed.rollout());
        rollout.enter(completed.wave(), WaveState.COMPLETED, event.at());
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.WaveFailed failed, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, failed.rollout());
        rollout.enter(failed.wave(), WaveState.FAILED, event.at());
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.Paused paused, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, paused.rollout());
        rollout.pausedAt = event.at();
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.Resumed resumed, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, resumed.rollout());
        rollout.pausedAt = null;
        rollout.goOn(event.at());
        rollout.advanceTo(event);
    }

    /** The rollout's end follows as an event of its own. */
    @EventHandler
    void on(RolloutEvent.Aborted aborted, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.get(RolloutView.class, aborted.rollout()).advanceTo(event);
    }
}
