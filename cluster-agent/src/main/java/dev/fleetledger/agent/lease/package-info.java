/** Of two agents for one cluster only one acts. */
@NullMarked
package dev.fleetledger.agent.lease;

import org.jspecify.annotations.NullMarked;
