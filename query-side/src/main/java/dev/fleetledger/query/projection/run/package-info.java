/** Runs the projections: receives events and reports and projects them in batches. */
@NullMarked
package dev.fleetledger.query.projection.run;

import org.jspecify.annotations.NullMarked;
