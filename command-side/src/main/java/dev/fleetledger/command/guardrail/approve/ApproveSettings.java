package dev.fleetledger.command.guardrail.approve;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/** @param digest of the settings that the actor was shown */
record ApproveSettings(String digest) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "settings.approve";
    }
}
