package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** A cluster of a rollout: what is planned for it, and what has become of that. */
@Entity
@Table(name = "rollout_targets")
class RolloutTargetView extends VersionedRow {

    @Id String id = "";
    UUID rollout = new UUID(0, 0);
    String cluster = "";
    /** Number of its wave, from 0. */
    int wave;
    /** Its place among all clusters of the rollout, in the order of the waves. */
    int ordinal;
    @Nullable String action;
    @Nullable String manifest;
    @Nullable Integer revision;
    /** The last generation that was sent. */
    @Nullable Long generation;
    /** What has become of what was sent; it shows again once a debt is paid. */
    @Enumerated(EnumType.STRING) TargetState delivery = TargetState.WAITING;
    @Enumerated(EnumType.STRING) TargetState state = TargetState.WAITING;
    @Nullable String code;
    @Nullable String message;
    @Nullable String debtCode;
    @Nullable Instant debtSince;

    protected RolloutTargetView() {}

    static RolloutTargetView of(UUID rollout, String cluster, int wave, int ordinal) {
        RolloutTargetView view = new RolloutTargetView();
        view.id = id(rollout, cluster);
        view.rollout = rollout;
        view.cluster = cluster;
        view.wave = wave;
        view.ordinal = ordinal;
        return view;
    }

    static String id(UUID rollout, String cluster) {
        return rollout + "/" + cluster;
    }

    void plan(RolloutEvent.Target target) {
        action = target.action().name().toLowerCase(Locale.ROOT);
        manifest = target.manifest();
        revision = target.revision();
    }

    void deliver(TargetState newDelivery, @Nullable String newCode, @Nullable String newMessage) {
        delivery = newDelivery;
        if (debtCode == null) {
            state = newDelivery;
            code = newCode;
            message = DatabaseText.sanitizeNullable(newMessage);
        }
    }

    void send(long newGeneration) {
        generation = newGeneration;
        deliver(TargetState.SENT, null, null);
    }

    /** Another generation will be sent. */
    void retry() {
        delivery = TargetState.WAITING;
        state = debtCode == null ? TargetState.WAITING : TargetState.DEBT;
        code = debtCode;
        message = null;
    }

    void skip(@Nullable String reason) {
        state = TargetState.SKIPPED;
        message = reason;
    }

    void recordDebt(String newCode, Instant at) {
        state = state == TargetState.SKIPPED ? TargetState.SKIPPED : TargetState.DEBT;
        code = newCode;
        debtCode = newCode;
        debtSince = at;
    }

    void payDebt() {
        clearDebt(delivery);
    }

    boolean isUnderWay() {
        return state == TargetState.WAITING || state == TargetState.SENT;
    }

    /** The debt of a rollout that ended without completing. */
    void lapse() {
        clearDebt(state == TargetState.SKIPPED ? TargetState.SKIPPED : delivery);
    }

    /** Another rollout has the cluster among its targets, or the cluster gets nothing more of the workload. */
    void supersede() {
        clearDebt(TargetState.SUPERSEDED);
    }

    private void clearDebt(TargetState newState) {
        state = newState;
        code = null;
        message = null;
        debtCode = null;
        debtSince = null;
    }

    /** Returns the state that is shown: what a replaced rollout hasn't sent is superseded, without a change of each row at its end. */
    static TargetState shown(TargetState state, RolloutView rollout) {
        return state == TargetState.WAITING && rollout.isReplaced() ? TargetState.SUPERSEDED : state;
    }
}
