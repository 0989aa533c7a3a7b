package dev.fleetledger.command.draft.fetch;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record FetchDraft(@Nullable UUID draft, Request request) implements Command {}
