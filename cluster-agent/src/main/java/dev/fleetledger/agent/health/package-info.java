/** Health endpoint of the agent. */
@NullMarked
package dev.fleetledger.agent.health;

import org.jspecify.annotations.NullMarked;
