package dev.fleetledger.command.relay;

import java.util.List;
import java.util.Map;

import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.contract.Meta;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;

/** Records a ledger regression in the relay's tables and, in the same transaction, as an event in the ledger. */
record Setback(Place place, Ledger ledger, TransactionTemplate transaction, Ids ids) {

    private static final String ACTION = "hub.check";

    void note(long head, Heard later) {
        var found = new HubEvent.WentBackwards(head, later.epoch(), later.head());
        transaction.executeWithoutResult(status -> {
            place.standStill(later);
            long next = ledger.nextSequences(List.of(Streams.HUB)).getOrDefault(Streams.HUB, 0L);
            ledger.append(List.of(new NewEvent(Streams.HUB, next, found)),
                    Map.of(Meta.ACTOR, Meta.SYSTEM, Meta.ACTION, ACTION, Meta.COMMAND, ids.next().toString()));
        });
    }
}
