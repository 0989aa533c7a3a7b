/** What the agent tells about itself on loopback. */
@NullMarked
package dev.fleetledger.agent.health;

import org.jspecify.annotations.NullMarked;
