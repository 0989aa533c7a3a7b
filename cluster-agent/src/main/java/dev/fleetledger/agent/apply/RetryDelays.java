package dev.fleetledger.agent.apply;

import java.time.Duration;

/** Longest retry delays for cases that don't depend on a response of the API server. */
final class RetryDelays {

    /** Something is in progress, such as a deletion or a race. */
    static final Duration SHORT = Duration.ofSeconds(1);

    /** Another owner has the name; each retry is one small request. */
    static final Duration TAKEN = Duration.ofSeconds(15);

    private RetryDelays() {}
}
