package dev.fleetledger.command.cluster.rotate;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record RotateCredential(String cluster, CommandRequest request) implements Command {}
