/** Use cases: cordon a cluster so that it is no target of new placements, and uncordon it. */
@NullMarked
package dev.fleetledger.command.cluster.cordon;

import org.jspecify.annotations.NullMarked;
