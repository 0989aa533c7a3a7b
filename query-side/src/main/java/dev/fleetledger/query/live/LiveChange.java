package dev.fleetledger.query.live;

import java.time.Instant;

import dev.fleetledger.query.projection.change.LiveObject;

/**
 * A change as listeners get it.
 *
 * @param number its number among all changes of the views
 * @param madeAt database time
 * @param event  the text of its event, the same for all listeners
 */
record LiveChange(long number, LiveObject object, Audience audience, Instant madeAt, String event) {}
