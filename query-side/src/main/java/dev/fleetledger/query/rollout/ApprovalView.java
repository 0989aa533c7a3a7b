package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.guardrail.SettingsDigest;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** A requested approval of a rollout, of one of its waves, or of a change of the fleet's settings. */
@Entity
@Table(name = "approvals")
public class ApprovalView extends VersionedRow implements LiveRow {

    /** The kind of a change of the settings; others are kinds of rollouts. */
    static final String SETTINGS_KIND = "settings";

    @Id String id = "";
    /** Absent, like workload, namespace, name and manifests, for settings. */
    @Nullable UUID rollout;
    @Nullable UUID workload;
    @Nullable String namespace;
    @Nullable String name;
    String kind = "";
    /** Absent: the whole rollout. */
    @Nullable String wave;
    /** The wave's number, or {@link RolloutView#NO_WAVE}. */
    int waveNumber = RolloutView.NO_WAVE;
    @Enumerated(EnumType.STRING) ApprovalState state = ApprovalState.PENDING;
    /** The least role of the approver. */
    String wanted = "";
    @Nullable String manifests;
    /** Digest of the requested settings. */
    @Nullable String settings;
    String requestedBy = "";
    Instant requestedAt = Instant.EPOCH;
    Instant expiresAt = Instant.EPOCH;
    @Nullable String decidedBy;
    @Nullable Instant decidedAt;
    @Nullable String reason;
    long position;

    protected ApprovalView() {}

    static ApprovalView of(RolloutEvent.ApprovalRequested requested, RolloutView rollout, String role, ProjectedEvent event) {
        ApprovalView view = new ApprovalView();
        view.id = id(requested.rollout(), requested.wave());
        view.rollout = requested.rollout();
        view.workload = rollout.workload;
        view.namespace = rollout.namespace;
        view.name = rollout.name;
        view.kind = rollout.kind;
        view.wave = requested.wave();
        view.waveNumber = rollout.numberOf(requested.wave());
        view.wanted = role;
        view.manifests = requested.manifests();
        view.requestedBy = rollout.requestedBy;
        view.requestedAt = event.at();
        view.expiresAt = requested.expiresAt();
        view.position = event.position();
        return view;
    }

    public static ApprovalView ofSettings(SettingsEvent.ChangeRequested requested, ProjectedEvent event) {
        ApprovalView view = new ApprovalView();
        view.id = SETTINGS_KIND + "/" + event.position();
        view.kind = SETTINGS_KIND;
        view.wanted = Action.MANAGE_FLEET.leastRole().name();
        view.settings = SettingsDigest.of(requested.settings());
        view.requestedBy = DatabaseText.sanitize(requested.requestedBy());
        view.requestedAt = event.at();
        view.expiresAt = requested.expiresAt();
        view.position = event.position();
        return view;
    }

    public String id() {
        return id;
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.approval(id, workload);
    }

    /** No event tells that a request for settings has expired. */
    ApprovalState stateAt(Instant now) {
        return kind.equals(SETTINGS_KIND) && state == ApprovalState.PENDING && !now.isBefore(expiresAt) ? ApprovalState.EXPIRED : state;
    }

    static String id(UUID rollout, @Nullable String wave) {
        return wave == null ? rollout.toString() : rollout + "/" + wave;
    }

    public void approve(ProjectedEvent event) {
        decide(ApprovalState.APPROVED, event);
    }

    public void reject(ProjectedEvent event) {
        decide(ApprovalState.REJECTED, event);
    }

    private void decide(ApprovalState decided, ProjectedEvent event) {
        state = decided;
        decidedBy = event.actor();
        decidedAt = event.at();
        reason = event.metadataText(EventMetadata.REASON);
        position = event.position();
    }

    /** Nobody can decide any more. */
    public void expire(ProjectedEvent event) {
        state = ApprovalState.EXPIRED;
        decidedAt = event.at();
        position = event.position();
    }
}
