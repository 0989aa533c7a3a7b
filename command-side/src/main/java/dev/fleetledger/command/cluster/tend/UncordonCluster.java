package dev.fleetledger.command.cluster.tend;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record UncordonCluster(String cluster, Request request) implements Command {}
