package dev.fleetledger.command.cluster.rotate;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record RotateCluster(String cluster, Request request) implements Command {}
