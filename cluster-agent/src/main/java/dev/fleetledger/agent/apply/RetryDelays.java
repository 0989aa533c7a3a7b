package dev.fleetledger.agent.apply;

import java.time.Duration;

/** Longest retry delays for cases that don't depend on a response of the API server. */
final class RetryDelays {

    /** Something is in progress, such as a deletion or a race. */
    static final Duration SHORT = Duration.ofSeconds(1);

    /** Somebody else has to act, such as the owner of an object with the same name; each retry is one small request. */
    static final Duration LONG = Duration.ofSeconds(15);

    private RetryDelays() {}
}
