package dev.fleetledger.query.hub;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.query.fold.LedgerEvent;

/** A ledger regression: the ledger's head was before a position that was already known. */
@Entity
@Table(name = "setbacks")
class SetbackView {

    @Id long position;
    long head;
    long knownHead;
    Instant foundAt = Instant.EPOCH;

    protected SetbackView() {}

    static SetbackView of(HubEvent.WentBackwards found, LedgerEvent event) {
        SetbackView view = new SetbackView();
        view.position = event.position();
        view.head = found.head();
        view.knownHead = found.knownHead();
        view.foundAt = event.at();
        return view;
    }
}
