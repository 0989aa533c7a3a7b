package dev.fleetledger.query.hub;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects the hub's own events into its epochs and ledger regressions. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class HubProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(HubEvent.RestoreAccepted.class, EpochView.class, HubEvent.RestoreAccepted::epoch);
        keys.oneByRecord(HubEvent.WentBackwards.class, LedgerRegressionView.class, ProjectedEvent::position);
    }

    @EventHandler
    void on(HubEvent.RestoreAccepted accepted, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(EpochView.class, accepted.epoch(), () -> EpochView.of(accepted, event));
    }

    @EventHandler
    void on(HubEvent.WentBackwards wentBackwards, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(LedgerRegressionView.class, event.position(), () -> LedgerRegressionView.of(wentBackwards, event));
    }
}
