/** Use case: change the fleet's settings, or request a change that weakens them. */
@NullMarked
package dev.fleetledger.command.guardrail.change;

import org.jspecify.annotations.NullMarked;
