package dev.fleetledger.query.grant;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedObject;
import dev.fleetledger.query.sql.DatabaseText;

/** A role granted to a person or a group, with the time of its revocation if it was revoked. */
@Entity
@Table(name = "grants")
class GrantView extends VersionedObject implements LiveRow {

    @Id UUID id = new UUID(0, 0);
    String role = "";
    String holderKind = "";
    String holder = "";
    String scope = "{}";
    String givenBy = "";
    Instant givenAt = Instant.EPOCH;
    @Nullable String revokedBy;
    @Nullable Instant revokedAt;
    long position;

    protected GrantView() {}

    static GrantView of(GrantEvent.Given given, ProjectedEvent event) {
        GrantView view = new GrantView();
        view.id = given.grant();
        view.role = DatabaseText.sanitize(given.role());
        view.holderKind = DatabaseText.sanitize(given.holder().kind());
        view.holder = DatabaseText.sanitize(given.holder().id());
        view.scope = ContractJson.MAPPER.writeValueAsString(given.scope());
        view.givenBy = event.actor();
        view.givenAt = event.at();
        return view;
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.grant(id);
    }

    void revoke(ProjectedEvent event) {
        revokedBy = event.actor();
        revokedAt = event.at();
    }

    void advanceTo(ProjectedEvent event) {
        position = event.position();
    }
}
