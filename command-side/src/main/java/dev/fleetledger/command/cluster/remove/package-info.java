/** Use case: a cluster leaves the fleet, after a time of grace and once its workloads have ended there. */
@NullMarked
package dev.fleetledger.command.cluster.remove;

import org.jspecify.annotations.NullMarked;
