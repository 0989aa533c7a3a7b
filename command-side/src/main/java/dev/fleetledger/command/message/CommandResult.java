package dev.fleetledger.command.message;

/** Result of an accepted command: at least the id and version of what it changed, and the position of its last event. */
public interface CommandResult {

    String id();

    /** Version of the aggregate after the command. */
    long version();

    String position();
}
