/** Use cases: a cluster's labels, and its cordon. */
@NullMarked
package dev.fleetledger.command.cluster.tend;

import org.jspecify.annotations.NullMarked;
