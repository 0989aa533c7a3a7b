package dev.fleetledger.command.cluster.register;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

record RegisterCluster(String name, @Nullable String displayName, Map<String, String> labels) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "cluster.register";
    }
}
