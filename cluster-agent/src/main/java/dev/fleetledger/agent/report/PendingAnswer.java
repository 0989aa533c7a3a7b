package dev.fleetledger.agent.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;

/** @param expiresAt time from which nobody waits for the answer */
record PendingAnswer(Answer answer, Instant expiresAt) {

    boolean isExpired(@Nullable Instant now) {
        return now != null && !now.isBefore(expiresAt);
    }
}
