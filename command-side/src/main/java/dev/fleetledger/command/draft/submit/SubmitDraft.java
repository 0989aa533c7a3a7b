package dev.fleetledger.command.draft.submit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record SubmitDraft(@Nullable UUID draft, Request request) implements Command {}
