package dev.fleetledger.judgement.access;

import org.jspecify.annotations.Nullable;

/** A right that is missing, and where; the role is the least one that would do. */
public record Missing(String cluster, @Nullable String namespace, String role) {}
