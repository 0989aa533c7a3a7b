package dev.fleetledger.command.workload.rollback;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;

record RollBackWorkload(@Nullable UUID workload, CommandRequest request) implements Command {}
