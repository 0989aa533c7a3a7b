package dev.fleetledger.command.cluster.join;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record JoinCluster(String cluster, Request request) implements Command {}
