package dev.fleetledger.local.process;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Prints lines for the person at the terminal. */
@FunctionalInterface
public interface TerminalOutput {

    void println(String line);

    /** Returns an output that starts each line with the time, in UTC to the second, as the logs have it. */
    default TerminalOutput withTimes(InstantSource clock) {
        return line -> println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }
}
