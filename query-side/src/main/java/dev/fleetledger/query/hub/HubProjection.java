package dev.fleetledger.query.hub;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects the hub's own events into its epochs and ledger regressions. */
@Component
class HubProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        viewBatch.load(EpochView.class, events.stream()
                .flatMap(event -> event.payload() instanceof HubEvent.RestoreAccepted accepted ? Stream.of(accepted.epoch())
                        : Stream.empty()).toList());
        viewBatch.load(LedgerRegressionView.class, events.stream().filter(event -> event.payload() instanceof HubEvent.WentBackwards)
                .map(ProjectedEvent::position).toList());
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof HubEvent hub) {
            switch (hub) {
                case HubEvent.RestoreAccepted accepted ->
                    viewBatch.getOrAdd(EpochView.class, accepted.epoch(), () -> EpochView.of(accepted, event));
                case HubEvent.WentBackwards wentBackwards ->
                    viewBatch.getOrAdd(LedgerRegressionView.class, event.position(), () -> LedgerRegressionView.of(wentBackwards, event));
            }
        }
    }
}
