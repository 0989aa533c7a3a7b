/** The relay's checkpoint, and the newest hub epoch and position known from the topics. */
@NullMarked
package dev.fleetledger.command.relay.checkpoint;

import org.jspecify.annotations.NullMarked;
