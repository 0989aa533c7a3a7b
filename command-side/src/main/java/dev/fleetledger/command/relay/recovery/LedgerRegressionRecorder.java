package dev.fleetledger.command.relay.recovery;

import java.util.List;

import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.relay.checkpoint.HubHead;
import dev.fleetledger.command.relay.checkpoint.RelayCheckpoint;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;

/** Records a ledger regression in the relay's tables and, in the same transaction, as an event in the ledger. */
public record LedgerRegressionRecorder(RelayCheckpoint checkpoint, Ledger ledger, TransactionTemplate transaction,
        IdGenerator idGenerator) {

    private static final String ACTION = "hub.check";

    void record(long head, HubHead knownHead) {
        var event = new HubEvent.WentBackwards(head, knownHead.epoch(), knownHead.head());
        transaction.executeWithoutResult(status -> {
            checkpoint.block(knownHead);
            long next = ledger.nextSequences(List.of(StreamIds.HUB)).getOrDefault(StreamIds.HUB, 0L);
            ledger.append(List.of(new NewEvent(StreamIds.HUB, next, event)), new SystemMetadata(idGenerator, ACTION).create());
        });
    }
}
