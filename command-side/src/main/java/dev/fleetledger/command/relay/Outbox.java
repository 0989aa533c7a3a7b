package dev.fleetledger.command.relay;

import java.util.List;

import dev.fleetledger.ledger.GapStopReader;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.ledger.Recorded;

/** The ledger as a source of records: there is no other outbox. */
record Outbox(GapStopReader ledger, ManifestStore manifests, Place place) {

    List<Recorded> after(Position position, int max) {
        return ledger.read(position, max);
    }

    List<Dispatch> dispatches(List<Recorded> events) {
        return Dispatches.of(events, manifests.getAll(Dispatches.manifests(events)), place.hub(Position.START));
    }

    /** The records of one event, made again. */
    List<Dispatch> at(Position position) {
        return dispatches(ledger.read(new Position(position.value() - 1), 1));
    }
}
