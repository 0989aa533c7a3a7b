package dev.fleetledger.command.cluster.inventory;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record QueryInventory(String cluster, CommandRequest request) implements Command {}
