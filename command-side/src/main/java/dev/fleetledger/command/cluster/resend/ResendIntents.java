package dev.fleetledger.command.cluster.resend;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record ResendIntents(String cluster, CommandRequest request) implements Command {}
