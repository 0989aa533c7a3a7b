/** The member {@code rollout} in the bodies of commands that start a rollout. */
@NullMarked
package dev.fleetledger.command.workload.option;

import org.jspecify.annotations.NullMarked;
