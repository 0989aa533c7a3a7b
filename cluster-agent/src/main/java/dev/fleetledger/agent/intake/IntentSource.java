package dev.fleetledger.agent.intake;

import dev.fleetledger.agent.broker.Lockout;

/** Source of the intents of one cluster, read from the start of its topic. */
public interface IntentSource {

    void start();

    void stop();

    /** @return whether its thread runs, or was not started yet */
    boolean isAlive();

    /** @return whether the topic was read to its end at least once */
    boolean hasCaughtUp();

    /** @return number of records in the topic that are not yet processed */
    long behind();

    /**
     * Receiver of the intents.
     *
     * @param beforeActing returns when the agent memory is read; blocks while the API server is unavailable
     * @param afterReplay  called once, when all wanted states are known
     * @param signalAlive  called at least every minute while the reader runs
     * @param lockout      told whether the broker refuses this agent
     */
    record Reader(String cluster, IntentIntake intake, Runnable beforeActing, Runnable afterReplay, Runnable signalAlive,
            Lockout lockout) {}
}
