package dev.fleetledger.command.rollout;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The begun wave of a rollout.
 *
 * @param index     of the wave; -1 before the first
 * @param soakUntil only while it soaks
 */
record WaveState(int index, Phase phase, @Nullable Instant soakUntil) {

    static final WaveState NONE = new WaveState(-1, Phase.OVER, null);

    enum Phase {
        RUNNING, SOAKING, FAILED,
        /** The next wave may begin. */
        OVER
    }

    WaveState with(Phase next) {
        return new WaveState(index, next, null);
    }

    /** A person has decided that a failed wave goes on. */
    WaveState goOn() {
        return phase == Phase.FAILED ? with(Phase.RUNNING) : this;
    }
}
