package dev.fleetledger.agent.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;

/** @param expiresAt nobody waits for it any more */
record Untold(Answer answer, Instant expiresAt) {

    boolean isExpired(@Nullable Instant now) {
        return now != null && !now.isBefore(expiresAt);
    }
}
