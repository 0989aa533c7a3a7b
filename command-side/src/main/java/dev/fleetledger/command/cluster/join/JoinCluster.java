package dev.fleetledger.command.cluster.join;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record JoinCluster(String cluster, CommandRequest request) implements Command {}
