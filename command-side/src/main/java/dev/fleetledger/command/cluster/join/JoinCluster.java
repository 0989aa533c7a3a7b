package dev.fleetledger.command.cluster.join;

import dev.fleetledger.command.message.Command;

record JoinCluster(String cluster) implements Command<IssuedManifest> {

    @Override
    public String action() {
        return "cluster.join";
    }
}
