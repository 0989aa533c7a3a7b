package dev.fleetledger.command.hub;

import dev.fleetledger.command.message.Command;

record AcceptRestore() implements Command<AcceptRestoreResult> {

    @Override
    public String action() {
        return "hub.accept-restore";
    }
}
