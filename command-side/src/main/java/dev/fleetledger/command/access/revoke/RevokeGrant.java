package dev.fleetledger.command.access.revoke;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;

/** @param grant null when the text in the path is not an id */
public record RevokeGrant(@Nullable UUID grant, ExpectedVersion expectedVersion) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "grant.revoke";
    }
}
