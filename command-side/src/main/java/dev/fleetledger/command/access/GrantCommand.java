package dev.fleetledger.command.access;

import java.util.UUID;

import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;

/** Commands of the grants aggregate. */
public sealed interface GrantCommand {

    record Give(UUID grant, String role, Holder holder, Scope scope) implements GrantCommand {}

    record Revoke(UUID grant) implements GrantCommand {}
}
