package dev.fleetledger.judgement.status;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.Corrections;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;

/**
 * A status and its reason.
 *
 * @param code    a machine-readable code
 * @param message a sentence, if possible the cluster's own message
 */
public record Judgement(Status status, @Nullable String code, @Nullable String message) {

    /** @param now broker time */
    static Judgement of(WantedState wantedState, @Nullable Observation observation, Instant now) {
        Attempt attempt = observation == null ? null : observation.facts().attempt();
        if (observation == null || attempt == null || !wantedState.isAttemptedBy(attempt)) {
            return orStalled(wantedState, wantedState.since(), now, notYetApplied(wantedState, attempt));
        }
        return switch (wantedState.action()) {
            case APPLY -> ofApply(wantedState, observation, attempt, now);
            case REMOVE -> ofEnd(wantedState, observation, attempt, now, AttemptResult.REMOVED, Status.DELETED);
            case RELEASE -> ofEnd(wantedState, observation, attempt, now, AttemptResult.RELEASED, Status.RELEASED);
        };
    }

    private static Judgement notYetApplied(WantedState wantedState, @Nullable Attempt attempt) {
        return switch (wantedState.action()) {
            case APPLY -> attempt != null && attempt.generation() >= wantedState.generation()
                    ? new Judgement(Status.WAITING, "ClusterIsAhead", "The cluster was told of generation " + attempt.generation()
                            + " by a later ledger than this one, which wants generation " + wantedState.generation() + ".")
                    : new Judgement(Status.WAITING, "NotYetApplied", "The cluster's agent has not taken it in yet.");
            case REMOVE, RELEASE -> new Judgement(Status.DELETING, null, null);
        };
    }

    private static Judgement ofEnd(WantedState wantedState, Observation observation, Attempt attempt, Instant now, AttemptResult expected,
            Status status) {
        if (attempt.result() == expected) {
            return new Judgement(status, null, null);
        }
        boolean refused = attempt.result() == AttemptResult.REFUSED || attempt.result() == AttemptResult.WAITING;
        return refused ? new Judgement(Status.REJECTED, attempt.code(), attempt.message())
                : orStalled(wantedState, observation.progressedAt(), now,
                        new Judgement(Status.DELETING, attempt.code(), attempt.message()));
    }

    private static Judgement ofApply(WantedState wantedState, Observation observation, Attempt attempt, Instant now) {
        Drift drift = observation.facts().drift();
        return switch (attempt.result()) {
            case REFUSED, WAITING -> new Judgement(Status.REJECTED, attempt.code(), attempt.message());
            case PENDING, RETRYING, REMOVING -> drift != null ? ofDrift(drift, notYetUndone(attempt))
                    : orStalled(wantedState, observation.progressedAt(), now,
                            new Judgement(Status.WAITING, attempt.code(), attempt.message()));
            case REMOVED, RELEASED, APPLIED -> ofApplied(wantedState, observation, now);
        };
    }

    private static Judgement ofApplied(WantedState wantedState, Observation observation, Instant now) {
        Drift drift = observation.facts().drift();
        ObjectFacts object = observation.facts().object();
        if (drift != null) {
            return ofDrift(drift, held(drift, observation.facts().corrections()));
        }
        if (object == null || object.deleting() || object.intentGeneration() < wantedState.generation()) {
            return orStalled(wantedState, observation.progressedAt(), now, new Judgement(Status.WAITING, "NotYetCreated", null));
        }
        if (object.observedGeneration() == null || object.observedGeneration() < object.generation()) {
            return orStalled(wantedState, observation.progressedAt(), now, new Judgement(Status.WAITING, "NotYetObserved",
                    "The cluster's DaemonSet controller has not looked at it yet."));
        }
        return PodJudgement.judge(wantedState, observation, object, now);
    }

    static Judgement orStalled(WantedState wantedState, Instant progressedAt, Instant now, Judgement waiting) {
        if (Duration.between(progressedAt, now).compareTo(wantedState.deadline()) < 0) {
            return waiting;
        }
        String cause = waiting.message() == null ? "" : " " + waiting.message();
        return new Judgement(Status.STALLED, waiting.code(), "No progress since " + progressedAt + "." + cause);
    }

    private static Judgement ofDrift(Drift drift, String detail) {
        return new Judgement(Status.DRIFTED, drift.deleted() ? "DeletedByHand" : "ChangedExternally", driftMessage(drift) + detail);
    }

    private static String notYetUndone(Attempt attempt) {
        return attempt.message() == null ? " Not yet undone." : " Not yet undone: " + attempt.message();
    }

    private static String held(Drift drift, @Nullable Corrections corrections) {
        String reason = corrections == null ? "" : ": " + corrections.count() + " corrections since " + corrections.first() + " were reverted";
        return drift.heldUntil() == null ? "" : " It is not corrected before " + drift.heldUntil() + reason + ".";
    }

    private static String driftMessage(Drift drift) {
        String who = drift.manager() == null ? "Somebody" : drift.manager();
        String when = drift.at() == null ? "" : " at " + drift.at();
        // The drift of a deleted DaemonSet names no fields; that of a deleted Service holds the Service's name.
        String what = drift.fields().isEmpty() ? "Deleted" : String.join(", ", drift.fields()) + " was deleted";
        return drift.deleted() ? what + " in the cluster" + when + "." : who + " " + changes(drift) + when + ".";
    }

    private static String changes(Drift drift) {
        if (drift.changes() == null) {
            return "changed " + String.join(", ", drift.fields());
        }
        Map<String, List<String>> pointers = drift.changes().stream().collect(Collectors.groupingBy(DriftedField::change, LinkedHashMap::new,
                Collectors.mapping(Judgement::qualified, Collectors.toList())));
        return pointers.entrySet().stream().map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining(" and "));
    }

    private static String qualified(DriftedField field) {
        return (field.object().equals("DaemonSet") ? "" : field.object()) + field.pointer();
    }
}
