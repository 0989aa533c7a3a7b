package dev.fleetledger.command.workload.edit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record EditWorkload(@Nullable UUID workload, CommandRequest request) implements Command {}
