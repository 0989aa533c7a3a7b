/** Whether the hub's broker accepts this agent's credential. */
@NullMarked
package dev.fleetledger.agent.broker;

import org.jspecify.annotations.NullMarked;
