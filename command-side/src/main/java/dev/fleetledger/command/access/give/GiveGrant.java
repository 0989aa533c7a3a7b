package dev.fleetledger.command.access.give;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.contract.access.GrantEvent.Holder;
import dev.fleetledger.contract.access.GrantEvent.Scope;

public record GiveGrant(String role, Holder holder, Scope scope) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "grant.give";
    }
}
