package dev.fleetledger.simulation.controllers;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Collects when somebody wants to be called again; the earliest counts. */
public final class Wakeups {
    private @Nullable Instant earliest;

    public void at(Instant when) {
        if (earliest == null || when.isBefore(earliest)) {
            earliest = when;
        }
    }

    Optional<Instant> earliest() {
        return Optional.ofNullable(earliest);
    }
}
