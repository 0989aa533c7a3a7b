@NullMarked
package dev.fleetledger.command.relay.recovery;

import org.jspecify.annotations.NullMarked;
