package dev.fleetledger.local.story.kill;

/** A process that can be killed, and that is started again afterwards. */
public interface Victim {

    String name();

    /** Kills it as {@code kill -9} does; returns false if it isn't running at the moment. */
    boolean kill();
}
