/** Use case: a cluster is given up for dead. */
@NullMarked
package dev.fleetledger.command.cluster.forget;

import org.jspecify.annotations.NullMarked;
