/** Use case: approve a change that weakens the fleet's settings. */
@NullMarked
package dev.fleetledger.command.guardrail.approve;

import org.jspecify.annotations.NullMarked;
