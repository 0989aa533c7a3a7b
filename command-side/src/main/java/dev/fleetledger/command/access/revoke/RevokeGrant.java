package dev.fleetledger.command.access.revoke;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record RevokeGrant(@Nullable UUID grant, Request request) implements Command {}
