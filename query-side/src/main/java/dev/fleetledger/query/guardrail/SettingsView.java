package dev.fleetledger.query.guardrail;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** The guard rails in force, and the change that waits for another Fleet Admin. */
@Entity
@Table(name = "settings")
public class SettingsView extends VersionedRow implements LiveRow {

    /** Id of the only row. */
    public static final String ID = "fleet";

    @Id String id = ID;
    @Nullable String settings;
    @Nullable String changedBy;
    @Nullable Instant changedAt;
    @Nullable String pending;
    @Nullable Instant requestedAt;
    @Nullable String reason;
    /** Id of the pending change in the list of approvals. */
    @Nullable String approval;
    long version;
    long position;

    protected SettingsView() {}

    /** The defaults, which nobody has changed. */
    static SettingsView initial() {
        return new SettingsView();
    }

    void change(SettingsEvent.Changed changed, ProjectedEvent event) {
        settings = json(changed.settings());
        changedBy = event.actor();
        changedAt = event.at();
        clearPending();
    }

    void request(SettingsEvent.ChangeRequested requested, String approvalId, ProjectedEvent event) {
        approval = approvalId;
        pending = json(requested);
        requestedAt = event.at();
        reason = event.metadataText(EventMetadata.REASON);
    }

    void clearPending() {
        approval = null;
        pending = null;
        requestedAt = null;
        reason = null;
    }

    /** Each event of the stream is a person's act. */
    void advanceTo(ProjectedEvent event) {
        version = event.version();
        position = event.position();
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.settings(id);
    }

    public Settings settings() {
        return settings == null ? DefaultSettings.VALUE : ContractJson.MAPPER.readValue(settings, Settings.class);
    }

    SettingsEvent.@Nullable ChangeRequested pending() {
        return pending == null ? null : ContractJson.MAPPER.readValue(pending, SettingsEvent.ChangeRequested.class);
    }

    private static String json(Object value) {
        return DatabaseText.sanitize(ContractJson.MAPPER.writeValueAsString(value));
    }
}
