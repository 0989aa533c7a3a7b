package dev.fleetledger.command.cluster.register;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record RegisterCluster(Request request) implements Command {}
