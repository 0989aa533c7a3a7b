package dev.fleetledger.simulation.controllers;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Collects the times at which the control loop is to run again; the earliest is used. */
public final class Wakeups {
    private @Nullable Instant earliest;

    public void add(Instant when) {
        if (earliest == null || when.isBefore(earliest)) {
            earliest = when;
        }
    }

    public Optional<Instant> earliest() {
        return Optional.ofNullable(earliest);
    }
}
