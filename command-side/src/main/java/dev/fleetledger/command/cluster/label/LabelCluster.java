package dev.fleetledger.command.cluster.label;

import java.util.Map;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;

public record LabelCluster(String cluster, Map<String, String> labels, ExpectedVersion expectedVersion) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "cluster.label";
    }
}
