package dev.fleetledger.command.cluster.label;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record LabelCluster(String cluster, CommandRequest request) implements Command {}
