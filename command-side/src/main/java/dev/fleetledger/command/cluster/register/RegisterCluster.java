package dev.fleetledger.command.cluster.register;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record RegisterCluster(CommandRequest request) implements Command {}
