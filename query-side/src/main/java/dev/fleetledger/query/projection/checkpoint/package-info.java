/** The views' checkpoint, and waiting until it reaches a position. */
@NullMarked
package dev.fleetledger.query.projection.checkpoint;

import org.jspecify.annotations.NullMarked;
