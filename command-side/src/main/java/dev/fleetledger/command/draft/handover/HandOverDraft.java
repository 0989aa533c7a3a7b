package dev.fleetledger.command.draft.handover;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record HandOverDraft(@Nullable UUID draft, Request request) implements Command {}
