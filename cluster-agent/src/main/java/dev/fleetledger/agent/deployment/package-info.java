/** Wanted and observed state of each workload in this cluster. */
@NullMarked
package dev.fleetledger.agent.deployment;

import org.jspecify.annotations.NullMarked;
