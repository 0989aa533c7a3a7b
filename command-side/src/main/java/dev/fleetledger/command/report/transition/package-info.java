/** Judges reported facts and records the transitions of deployments with their effects on names and rollouts. */
@NullMarked
package dev.fleetledger.command.report.transition;

import org.jspecify.annotations.NullMarked;
