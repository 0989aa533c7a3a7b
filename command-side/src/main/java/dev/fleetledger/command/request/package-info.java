/** HTTP requests of commands: headers, origin and body become arguments of endpoints and metadata of command messages. */
@NullMarked
package dev.fleetledger.command.request;

import org.jspecify.annotations.NullMarked;
