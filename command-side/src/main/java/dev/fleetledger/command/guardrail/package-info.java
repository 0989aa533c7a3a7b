/** Aggregate of the fleet's guard rails; decides without I/O. */
@NullMarked
package dev.fleetledger.command.guardrail;

import org.jspecify.annotations.NullMarked;
