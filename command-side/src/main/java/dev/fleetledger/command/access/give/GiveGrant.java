package dev.fleetledger.command.access.give;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record GiveGrant(Request request) implements Command {}
