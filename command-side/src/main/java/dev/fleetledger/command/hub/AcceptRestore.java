package dev.fleetledger.command.hub;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record AcceptRestore(CommandRequest request) implements Command {}
