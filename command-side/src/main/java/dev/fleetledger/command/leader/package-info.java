/** Leader lock: elects the one instance that runs a loop. */
@NullMarked
package dev.fleetledger.command.leader;

import org.jspecify.annotations.NullMarked;
