package dev.fleetledger.query.cluster;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.query.projection.past.VersionedRow;

/** A credential by its id; its key is not stored. */
@Entity
@Table(name = "credentials")
class CredentialView extends VersionedRow {

    @Id String id = "";
    String cluster = "";
    String credential = "";
    Instant issuedAt = Instant.EPOCH;
    @Nullable Instant until;
    @Nullable Instant retiredAt;

    protected CredentialView() {}

    static String id(String cluster, String credential) {
        return cluster + "/" + credential;
    }

    static CredentialView of(ClusterEvent.CredentialIssued issued, Instant at) {
        CredentialView view = new CredentialView();
        view.id = id(issued.cluster(), issued.credential());
        view.cluster = issued.cluster();
        view.credential = issued.credential();
        view.issuedAt = at;
        return view;
    }
}
