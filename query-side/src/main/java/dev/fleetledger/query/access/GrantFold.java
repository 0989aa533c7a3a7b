package dev.fleetledger.query.access;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Projects grant events into grants. */
@Component
class GrantFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        batch.load(GrantView.class, events.stream().filter(event -> event.payload() instanceof GrantEvent)
                .map(event -> ((GrantEvent) event.payload()).grant()).toList());
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof GrantEvent grant) {
            GrantView view = switch (grant) {
                case GrantEvent.Given given -> batch.getOrAdd(GrantView.class, given.grant(), () -> GrantView.of(given, event));
                case GrantEvent.Revoked revoked -> {
                    GrantView known = batch.get(GrantView.class, revoked.grant());
                    known.revoked(event);
                    yield known;
                }
            };
            view.position = event.position();
        }
    }
}
