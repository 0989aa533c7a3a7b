/** Executes the steps of rollouts: in the command that plans one, and in tasks that transitions, people and times wake. */
@NullMarked
package dev.fleetledger.command.rollout.step;

import org.jspecify.annotations.NullMarked;
