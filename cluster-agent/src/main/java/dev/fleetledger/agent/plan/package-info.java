/** Decides, without touching anything, what one intent asks of one object as it stands. */
@NullMarked
package dev.fleetledger.agent.plan;

import org.jspecify.annotations.NullMarked;
