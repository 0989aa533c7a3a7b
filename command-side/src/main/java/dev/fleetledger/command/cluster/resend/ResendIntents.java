package dev.fleetledger.command.cluster.resend;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

record ResendIntents(String cluster) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "cluster.resend";
    }
}
