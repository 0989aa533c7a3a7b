package dev.fleetledger.command.cluster.remove;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record RemoveCluster(String cluster, Request request) implements Command {}
