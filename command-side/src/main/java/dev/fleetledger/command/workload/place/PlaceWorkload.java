package dev.fleetledger.command.workload.place;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.Request;

record PlaceWorkload(@Nullable UUID workload, Request request) implements Command {}
