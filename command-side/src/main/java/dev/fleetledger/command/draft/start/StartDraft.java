package dev.fleetledger.command.draft.start;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record StartDraft(Request request) implements Command {}
