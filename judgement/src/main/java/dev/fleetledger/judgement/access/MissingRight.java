package dev.fleetledger.judgement.access;

import org.jspecify.annotations.Nullable;

/** A missing right and its cluster and namespace; the role is the least one that grants it. */
public record MissingRight(String cluster, @Nullable String namespace, String role) {}
