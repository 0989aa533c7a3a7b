package dev.fleetledger.command.cluster.remove;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record RemoveCluster(String cluster, CommandRequest request) implements Command {}
