/** Rebuild of the views by a replay of stored events and reports, and the catch-up at startup. */
@NullMarked
package dev.fleetledger.query.projection.rebuild;

import org.jspecify.annotations.NullMarked;
