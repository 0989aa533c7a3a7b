package dev.fleetledger.command.draft.rebase;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record RebaseDraft(@Nullable UUID draft, CommandRequest request) implements Command {}
