/** Use cases: change a cluster's labels, cordon and uncordon it. */
@NullMarked
package dev.fleetledger.command.cluster.label;

import org.jspecify.annotations.NullMarked;
