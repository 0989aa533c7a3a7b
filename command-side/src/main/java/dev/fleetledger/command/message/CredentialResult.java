package dev.fleetledger.command.message;

/** Result that contains a credential: it is returned once and never stored. */
public interface CredentialResult extends CommandResult {}
