package dev.fleetledger.command.draft.savestep;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.manifest.document.Step;

record SaveStep(@Nullable UUID draft, Step step, CommandRequest request) implements Command {}
