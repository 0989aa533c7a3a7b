package dev.fleetledger.query.hub;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Events of the hub itself to its epochs. */
@Component
class HubFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        batch.load(EpochView.class, events.stream().filter(event -> event.payload() instanceof HubEvent)
                .map(event -> epoch((HubEvent) event.payload())).toList());
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof HubEvent hub) {
            switch (hub) {
                case HubEvent.RestoreAccepted accepted ->
                    batch.getOrAdd(EpochView.class, accepted.epoch(), () -> EpochView.of(accepted, event));
            }
        }
    }

    private static long epoch(HubEvent event) {
        return switch (event) {
            case HubEvent.RestoreAccepted accepted -> accepted.epoch();
        };
    }
}
