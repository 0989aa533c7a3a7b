package dev.fleetledger.command.cluster.resend;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record ResendCluster(String cluster, Request request) implements Command {}
