package dev.fleetledger.command.workload.deletion;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record DeleteWorkload(@Nullable UUID workload, CommandRequest request) implements Command {}
