package dev.fleetledger.command.cluster.cordon;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

public record CordonCluster(String cluster) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "cluster.cordon";
    }
}
