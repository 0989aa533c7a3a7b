/** Use case: remove a cluster from the fleet after a grace period, once its workloads have ended there. */
@NullMarked
package dev.fleetledger.command.cluster.remove;

import org.jspecify.annotations.NullMarked;
