package dev.fleetledger.command.access;

import java.util.UUID;

import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;

/** What can be asked of the fleet's grants. */
public sealed interface GrantCommand {

    record Give(UUID grant, String role, Holder holder, Scope scope) implements GrantCommand {}

    record Revoke(UUID grant) implements GrantCommand {}
}
