package dev.fleetledger.command.draft.discard;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record DiscardDraft(@Nullable UUID draft, CommandRequest request) implements Command {}
