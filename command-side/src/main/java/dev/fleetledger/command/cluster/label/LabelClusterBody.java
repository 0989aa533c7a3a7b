package dev.fleetledger.command.cluster.label;

import java.util.Map;

import jakarta.validation.constraints.NotNull;

/** @param labels the complete label set: a label that is missing here is removed */
record LabelClusterBody(@NotNull(message = "{cluster.labels.missing}") Map<String, String> labels) {}
