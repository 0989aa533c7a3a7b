/** Use cases: the second person approves or rejects a rollout or one of its waves. */
@NullMarked
package dev.fleetledger.command.rollout.approval;

import org.jspecify.annotations.NullMarked;
