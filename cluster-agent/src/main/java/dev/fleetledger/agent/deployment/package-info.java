/** What is wanted of each workload in this cluster, and what is known of it. */
@NullMarked
package dev.fleetledger.agent.deployment;

import org.jspecify.annotations.NullMarked;
