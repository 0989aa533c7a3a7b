package dev.fleetledger.command.undo.inverse;

import org.jspecify.annotations.Nullable;

/**
 * An event in the history of a command's target.
 *
 * @param name    the event's name, e.g. {@code workload.revised}
 * @param own     whether the command has appended it
 * @param payload absent where it may be large and decides nothing
 */
public record PastEvent(long position, String name, boolean own, @Nullable Object payload) {}
