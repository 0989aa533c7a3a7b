package dev.fleetledger.query.hub;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.past.VersionedRow;

/** A ledger regression: the ledger's head was before a position that was already known. */
@Entity
@Table(name = "setbacks")
class LedgerRegressionView extends VersionedRow {

    @Id long position;
    long head;
    long knownHead;
    Instant foundAt = Instant.EPOCH;

    protected LedgerRegressionView() {}

    static LedgerRegressionView of(HubEvent.WentBackwards wentBackwards, ProjectedEvent event) {
        LedgerRegressionView view = new LedgerRegressionView();
        view.position = event.position();
        view.head = wentBackwards.head();
        view.knownHead = wentBackwards.knownHead();
        view.foundAt = event.at();
        return view;
    }
}
