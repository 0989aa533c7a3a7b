/** Dispatch of commands: the gateway with its retries, and the settings of the command bus. */
@NullMarked
package dev.fleetledger.command.dispatch;

import org.jspecify.annotations.NullMarked;
