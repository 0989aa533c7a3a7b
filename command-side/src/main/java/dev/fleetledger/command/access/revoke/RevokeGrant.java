package dev.fleetledger.command.access.revoke;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record RevokeGrant(@Nullable UUID grant, CommandRequest request) implements Command {}
