package dev.fleetledger.command.request;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Who asks. @param subject as the identity provider names them, for ever; the name is for display only */
public record Actor(String subject, @Nullable String name, Set<String> groups) {}
