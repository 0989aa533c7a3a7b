package dev.fleetledger.judgement.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A missing right and its cluster and namespace; the role is the least one that grants it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MissingRight(String cluster, @Nullable String namespace, String role) {}
