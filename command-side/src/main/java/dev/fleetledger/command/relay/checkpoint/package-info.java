@NullMarked
package dev.fleetledger.command.relay.checkpoint;

import org.jspecify.annotations.NullMarked;
