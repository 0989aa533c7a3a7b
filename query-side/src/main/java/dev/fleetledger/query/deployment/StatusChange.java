package dev.fleetledger.query.deployment;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.judgement.status.Judgement;
import dev.fleetledger.judgement.status.JudgementSchedule.Phase;
import dev.fleetledger.judgement.status.Status;

/**
 * A status that a deployment will have by time alone, if no further facts arrive.
 *
 * @param at    from when on
 * @param since what it is dated by; absent when that is the same as of the status of now
 */
@Embeddable
record StatusChange(Instant at, String status, @Nullable String code, @Nullable String message, @Nullable Instant since) {

    static StatusChange of(Phase phase) {
        Judgement judgement = phase.judgement();
        return new StatusChange(phase.from(), judgement.status().apiName(), judgement.code(), judgement.message(), phase.since());
    }

    Phase phase() {
        return new Phase(at, new Judgement(Status.of(status).orElseThrow(), code, message), since);
    }
}
