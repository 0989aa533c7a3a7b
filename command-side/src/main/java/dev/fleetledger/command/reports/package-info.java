/** Takes in what the agents report, and records what it means: transitions of deployments, and the end of rollouts. */
@NullMarked
package dev.fleetledger.command.reports;

import org.jspecify.annotations.NullMarked;
