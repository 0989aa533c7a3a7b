package dev.fleetledger.command.relay.recovery;

import java.util.List;
import java.util.Map;

import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.relay.checkpoint.HubHead;
import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;

/** Records a ledger regression in the relay's tables and, in the same transaction, as an event in the ledger. */
public record LedgerRegressionRecorder(RelayCheckpoint place, Ledger ledger, TransactionTemplate transaction, IdGenerator ids) {

    private static final String ACTION = "hub.check";

    void record(long head, HubHead later) {
        var found = new HubEvent.WentBackwards(head, later.epoch(), later.head());
        transaction.executeWithoutResult(status -> {
            place.block(later);
            long next = ledger.nextSequences(List.of(StreamIds.HUB)).getOrDefault(StreamIds.HUB, 0L);
            ledger.append(List.of(new NewEvent(StreamIds.HUB, next, found)),
                    Map.of(EventMetadata.ACTOR, EventMetadata.SYSTEM, EventMetadata.ACTION, ACTION, EventMetadata.COMMAND, ids.next().toString()));
        });
    }
}
