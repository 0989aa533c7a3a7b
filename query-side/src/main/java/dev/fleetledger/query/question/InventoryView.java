package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** The newest list of one kind of object in a cluster. */
@Entity
@Table(name = "inventories")
class InventoryView extends VersionedRow {

    @Id String id = "";
    String cluster = "";
    UUID question = new UUID(0, 0);
    String verdict = "";
    @Nullable String code;
    boolean complete;
    Instant answeredAt = Instant.EPOCH;
    Instant receivedAt = Instant.EPOCH;
    /** Number of the report that holds the list. */
    long report;

    protected InventoryView() {}

    static InventoryView of(String cluster, String id) {
        InventoryView view = new InventoryView();
        view.id = id;
        view.cluster = DatabaseText.sanitizeName(cluster);
        return view;
    }

    /** @param namespace null for all namespaces */
    static String id(String cluster, @Nullable String kind, @Nullable String namespace) {
        return DatabaseText.sanitizeName(cluster) + "/" + (kind == null ? "" : DatabaseText.sanitizeName(kind)) + "/"
                + (namespace == null ? "" : DatabaseText.sanitizeName(namespace));
    }

    void applyAnswer(ReceivedAnswer received) {
        question = received.question();
        verdict = received.verdictText();
        code = received.code();
        complete = received.complete();
        answeredAt = received.answeredAt();
        receivedAt = received.receivedAt();
        report = received.report();
    }
}
