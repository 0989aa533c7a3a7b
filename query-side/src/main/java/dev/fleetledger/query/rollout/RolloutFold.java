package dev.fleetledger.query.rollout;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Projects rollout events into rollouts. */
@Component
class RolloutFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        batch.load(RolloutView.class, events.stream().filter(event -> event.payload() instanceof RolloutEvent)
                .map(event -> ((RolloutEvent) event.payload()).rollout()).toList());
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof RolloutEvent rollout) {
            fold(rollout, event, batch);
        }
    }

    private static void fold(RolloutEvent event, LedgerEvent recorded, Batch batch) {
        RolloutView rollout = switch (event) {
            case RolloutEvent.Started started ->
                batch.getOrAdd(RolloutView.class, started.rollout(), () -> RolloutView.of(started, recorded));
            case RolloutEvent.Finished finished -> {
                RolloutView known = batch.get(RolloutView.class, finished.rollout());
                known.finished(finished.outcome(), recorded.at());
                yield known;
            }
        };
        rollout.changed(recorded);
    }
}
