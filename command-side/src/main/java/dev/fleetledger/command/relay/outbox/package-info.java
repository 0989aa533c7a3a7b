@NullMarked
package dev.fleetledger.command.relay.outbox;

import org.jspecify.annotations.NullMarked;
