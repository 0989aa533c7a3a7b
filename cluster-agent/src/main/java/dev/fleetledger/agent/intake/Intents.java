package dev.fleetledger.agent.intake;

/** The way from the hub: what it wants of one cluster, from the start of its topic on. */
public interface Intents {

    void start();

    void stop();

    /** @return whether it still reads, or was not started yet */
    boolean isAlive();

    /** @return whether the topic was read to its end at least once */
    boolean caughtUp();

    /** @return records in the topic that were not taken in yet */
    long behind();

    /**
     * Whom they are for.
     *
     * @param beforeActing returns when the agent remembers what it did; takes as long as its API server is away
     * @param afterReplay  called once, when all that is wanted is known
     * @param goesOn       called at least every minute as long as somebody reads
     */
    record Reader(String cluster, Intake intake, Runnable beforeActing, Runnable afterReplay, Runnable goesOn) {}
}
