package dev.fleetledger.local.process;

/** What the person at the terminal reads, one line at a time. */
@FunctionalInterface
public interface Announcements {

    void say(String line);
}
