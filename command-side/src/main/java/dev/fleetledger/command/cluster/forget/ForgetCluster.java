package dev.fleetledger.command.cluster.forget;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;

/** @param confirmedName the cluster's name as the actor typed it, so that no other one is forgotten by mistake */
record ForgetCluster(String cluster, String confirmedName, ExpectedVersion expectedVersion) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "cluster.forget";
    }
}
