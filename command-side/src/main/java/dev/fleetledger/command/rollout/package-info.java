/** Aggregate of a rollout: one revision to a frozen set of clusters; decides without I/O. */
@NullMarked
package dev.fleetledger.command.rollout;

import org.jspecify.annotations.NullMarked;
