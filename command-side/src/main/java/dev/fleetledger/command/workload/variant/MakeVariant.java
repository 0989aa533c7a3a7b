package dev.fleetledger.command.workload.variant;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record MakeVariant(@Nullable UUID workload, Request request) implements Command {}
