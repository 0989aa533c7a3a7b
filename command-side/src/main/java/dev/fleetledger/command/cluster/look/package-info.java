/** Use case: a cluster is asked which things of a kind are there; the other side tells the answer. */
@NullMarked
package dev.fleetledger.command.cluster.look;

import org.jspecify.annotations.NullMarked;
