package dev.fleetledger.command.cluster.rotate;

import java.time.Duration;

import dev.fleetledger.command.cluster.join.IssuedManifest;
import dev.fleetledger.command.message.Command;

/** @param overlap how long the earlier credential stays valid; zero: it ends immediately */
record RotateCredential(String cluster, Duration overlap) implements Command<IssuedManifest> {

    @Override
    public String action() {
        return "cluster.rotate";
    }
}
