package dev.fleetledger.command.cluster.cordon;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

public record CordonCluster(String cluster, CommandRequest request) implements Command {}
