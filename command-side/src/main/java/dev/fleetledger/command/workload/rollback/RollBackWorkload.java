package dev.fleetledger.command.workload.rollback;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record RollBackWorkload(@Nullable UUID workload, Request request) implements Command {}
