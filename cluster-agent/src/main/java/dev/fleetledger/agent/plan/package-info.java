/** Decides, without side effects, what one intent requires of one live object. */
@NullMarked
package dev.fleetledger.agent.plan;

import org.jspecify.annotations.NullMarked;
