/** Which clusters a placement chooses, what of it somebody may see, and what of a rollout plan is not followed yet. */
@NullMarked
package dev.fleetledger.manifest.placement;

import org.jspecify.annotations.NullMarked;
