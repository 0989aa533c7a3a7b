package dev.fleetledger.command.cluster.label;

import java.util.Map;

import jakarta.validation.constraints.NotNull;

import dev.fleetledger.command.cluster.repository.LabelMap;

/** @param labels the complete label set: a label that is missing here is removed */
record LabelClusterBody(@NotNull(message = "{cluster.labels.missing}") @LabelMap Map<String, String> labels) {}
