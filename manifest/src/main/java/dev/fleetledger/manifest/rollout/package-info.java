/** The plan of a rollout: its defaults, and which cluster goes into which wave. */
@NullMarked
package dev.fleetledger.manifest.rollout;

import org.jspecify.annotations.NullMarked;
