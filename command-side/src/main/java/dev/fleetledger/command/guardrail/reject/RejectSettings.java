package dev.fleetledger.command.guardrail.reject;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

public record RejectSettings() implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "settings.reject";
    }
}
