package dev.fleetledger.query.hub;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Projects the hub's own events into its epochs and ledger regressions. */
@Component
class HubFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        batch.load(EpochView.class, events.stream()
                .flatMap(event -> event.payload() instanceof HubEvent.RestoreAccepted accepted ? Stream.of(accepted.epoch()) : Stream.empty()).toList());
        batch.load(SetbackView.class, events.stream().filter(event -> event.payload() instanceof HubEvent.WentBackwards)
                .map(LedgerEvent::position).toList());
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof HubEvent hub) {
            switch (hub) {
                case HubEvent.RestoreAccepted accepted ->
                    batch.getOrAdd(EpochView.class, accepted.epoch(), () -> EpochView.of(accepted, event));
                case HubEvent.WentBackwards found ->
                    batch.getOrAdd(SetbackView.class, event.position(), () -> SetbackView.of(found, event));
            }
        }
    }
}
