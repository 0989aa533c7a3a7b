/** Processes the agents' reports and records transitions of deployments and the end of rollouts. */
@NullMarked
package dev.fleetledger.command.report;

import org.jspecify.annotations.NullMarked;
