package dev.fleetledger.command.access.give;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record GiveGrant(CommandRequest request) implements Command {}
