package dev.fleetledger.command.message;

/** Result of a command that has nothing more to tell. */
public record CommandReceipt(String id, long version, String position) implements CommandResult {}
