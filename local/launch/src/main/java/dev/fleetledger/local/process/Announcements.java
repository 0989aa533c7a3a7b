package dev.fleetledger.local.process;

/** Prints lines for the person at the terminal. */
@FunctionalInterface
public interface Announcements {

    void say(String line);
}
