/** Placements: the target clusters, the filter for what a reader may see, and the settings that rollouts don't support yet. */
@NullMarked
package dev.fleetledger.manifest.placement;

import org.jspecify.annotations.NullMarked;
