@NullMarked
package dev.fleetledger.command.relay.kafka;

import org.jspecify.annotations.NullMarked;
