/** Loads the fleet's settings, and appends changes to them. */
@NullMarked
package dev.fleetledger.command.guardrail.repository;

import org.jspecify.annotations.NullMarked;
