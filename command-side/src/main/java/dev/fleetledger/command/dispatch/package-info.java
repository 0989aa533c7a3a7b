/** Dispatch of commands: sends them, retries after stream conflicts and creates the HTTP response. */
@NullMarked
package dev.fleetledger.command.dispatch;

import org.jspecify.annotations.NullMarked;
