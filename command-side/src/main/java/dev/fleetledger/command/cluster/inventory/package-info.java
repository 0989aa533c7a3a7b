/** Use case: ask a cluster's agent for the objects of a kind. The query side serves the answer. */
@NullMarked
package dev.fleetledger.command.cluster.inventory;

import org.jspecify.annotations.NullMarked;
