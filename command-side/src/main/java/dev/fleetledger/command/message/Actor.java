package dev.fleetledger.command.message;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Authenticated caller.
 *
 * @param subject permanent id from the identity provider; the name is for display only
 */
public record Actor(String subject, @Nullable String name, Set<String> groups) {}
