package dev.fleetledger.command.hub;

import dev.fleetledger.command.message.CommandResult;

/** @param epoch in which the relay resumes */
record AcceptRestoreResult(String id, long epoch, long version, String position) implements CommandResult {}
