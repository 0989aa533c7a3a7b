/** Clusters that join the fleet, or begin to match a placement, after it was set get the workload on the right of its last submitter. */
@NullMarked
package dev.fleetledger.command.rollout.join;

import org.jspecify.annotations.NullMarked;
