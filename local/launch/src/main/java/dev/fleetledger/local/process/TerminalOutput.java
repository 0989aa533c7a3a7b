package dev.fleetledger.local.process;

/** Prints lines for the person at the terminal. */
@FunctionalInterface
public interface TerminalOutput {

    void println(String line);
}
