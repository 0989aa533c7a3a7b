/** Decides: a request becomes a command, a decision, and events. */
@NullMarked
package dev.fleetledger.command;

import org.jspecify.annotations.NullMarked;
