package dev.fleetledger.agent.apply;

import java.time.Duration;

/** Longest pauses between tries that no answer of the API server decides. */
final class Patience {

    /** Something is on its way: a deletion, a race. */
    static final Duration SHORT = Duration.ofSeconds(1);

    /** A name in other hands: one small question each time. */
    static final Duration TAKEN = Duration.ofSeconds(15);

    private Patience() {}
}
