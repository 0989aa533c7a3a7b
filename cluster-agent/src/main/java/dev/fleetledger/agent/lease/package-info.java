/** Ensures that only one of several agents of a cluster acts. */
@NullMarked
package dev.fleetledger.agent.lease;

import org.jspecify.annotations.NullMarked;
