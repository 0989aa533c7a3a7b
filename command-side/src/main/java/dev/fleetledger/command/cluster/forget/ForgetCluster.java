package dev.fleetledger.command.cluster.forget;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record ForgetCluster(String cluster, CommandRequest request) implements Command {}
