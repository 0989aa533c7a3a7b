package dev.fleetledger.command.hub;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record AcceptRestore(Request request) implements Command {}
