package dev.fleetledger.command.cluster.forget;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

record ForgetCluster(String cluster) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "cluster.forget";
    }
}
