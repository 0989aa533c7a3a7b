/** Responses of the command side: the result of a command, or a problem with its remedy. */
@NullMarked
package dev.fleetledger.command.response;

import org.jspecify.annotations.NullMarked;
