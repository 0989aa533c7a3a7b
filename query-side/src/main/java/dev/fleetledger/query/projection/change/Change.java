package dev.fleetledger.query.projection.change;

import java.time.Instant;

/**
 * A change that was recorded.
 *
 * @param number its number among all changes of these views
 * @param madeAt database time at which the transaction began that recorded it
 */
public record Change(long number, LiveObject object, Instant madeAt) {}
