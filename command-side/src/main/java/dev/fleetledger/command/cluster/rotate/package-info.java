/** Use case: issue a new credential for a cluster's agent while the earlier one stays valid for an overlap. */
@NullMarked
package dev.fleetledger.command.cluster.rotate;

import org.jspecify.annotations.NullMarked;
