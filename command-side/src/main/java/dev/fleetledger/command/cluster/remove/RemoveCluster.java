package dev.fleetledger.command.cluster.remove;

import java.time.Duration;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;

/**
 * @param grace     how long workloads are left unchanged and the removal can be cancelled
 * @param workloads what happens to the workloads afterwards: {@code delete} or {@code release}
 */
record RemoveCluster(String cluster, Duration grace, String workloads, ExpectedVersion expectedVersion)
        implements Command<RemoveClusterResult> {

    @Override
    public String action() {
        return "cluster.remove";
    }
}
