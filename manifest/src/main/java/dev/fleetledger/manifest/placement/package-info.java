/** Placements: the target clusters, and the filter for what a reader may see. */
@NullMarked
package dev.fleetledger.manifest.placement;

import org.jspecify.annotations.NullMarked;
