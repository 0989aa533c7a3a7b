/** Bringing a revision to a frozen set of clusters, decided without I/O. */
@NullMarked
package dev.fleetledger.command.rollout;

import org.jspecify.annotations.NullMarked;
