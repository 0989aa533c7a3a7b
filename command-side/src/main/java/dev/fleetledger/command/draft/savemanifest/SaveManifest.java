package dev.fleetledger.command.draft.savemanifest;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record SaveManifest(@Nullable UUID draft, Request request) implements Command {}
