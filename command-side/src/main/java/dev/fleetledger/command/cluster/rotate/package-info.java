/** Use case: another credential for a cluster's agent, while the former still counts for a time. */
@NullMarked
package dev.fleetledger.command.cluster.rotate;

import org.jspecify.annotations.NullMarked;
