package dev.fleetledger.query.hub;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.hub.HubEvent;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.past.VersionedRow;

/** An epoch of the hub that a person started by accepting a restored ledger. */
@Entity
@Table(name = "epochs")
class EpochView extends VersionedRow {

    @Id long epoch;
    long head;
    String begunBy = "";
    Instant begunAt = Instant.EPOCH;
    @Nullable String reason;
    long position;

    protected EpochView() {}

    static EpochView of(HubEvent.RestoreAccepted accepted, ProjectedEvent event) {
        EpochView view = new EpochView();
        view.epoch = accepted.epoch();
        view.head = accepted.head();
        view.begunBy = event.actor();
        view.begunAt = event.at();
        view.reason = event.metadataText(EventMetadata.REASON);
        view.position = event.position();
        return view;
    }
}
