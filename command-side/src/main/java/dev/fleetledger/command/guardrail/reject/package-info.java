/** Use case: reject a requested change of the fleet's settings, or withdraw one's own. */
@NullMarked
package dev.fleetledger.command.guardrail.reject;

import org.jspecify.annotations.NullMarked;
