package dev.fleetledger.query.diff;

import java.time.Instant;

/**
 * One of the two points that a diff compares.
 *
 * @param step     number of the projections' last step until it
 * @param position of the last event until it
 * @param at       its time, or that of the last event or report until the position
 */
record DiffPoint(long step, long position, Instant at) {}
