package dev.fleetledger.command.draft.savemanifest;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record SaveManifest(@Nullable UUID draft, CommandRequest request) implements Command {}
