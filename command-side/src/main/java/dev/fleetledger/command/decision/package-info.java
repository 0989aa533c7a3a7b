/** Exception with which an aggregate rejects a command. */
@NullMarked
package dev.fleetledger.command.decision;

import org.jspecify.annotations.NullMarked;
