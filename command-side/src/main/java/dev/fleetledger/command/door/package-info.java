/** Dispatch of commands: sends them, retries after stream conflicts and creates the HTTP response. */
@NullMarked
package dev.fleetledger.command.door;

import org.jspecify.annotations.NullMarked;
