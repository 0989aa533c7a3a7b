package dev.fleetledger.command.draft.reopen;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record ReopenDraft(@Nullable UUID draft, CommandRequest request) implements Command {}
