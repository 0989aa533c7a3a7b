package dev.fleetledger.command.cluster.forget;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record ForgetCluster(String cluster, Request request) implements Command {}
