package dev.fleetledger.command.cluster.look;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record LookIntoCluster(String cluster, Request request) implements Command {}
