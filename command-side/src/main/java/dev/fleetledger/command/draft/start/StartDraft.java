package dev.fleetledger.command.draft.start;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record StartDraft(CommandRequest request) implements Command {}
