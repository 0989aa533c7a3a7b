/** Use case: change a cluster's labels. */
@NullMarked
package dev.fleetledger.command.cluster.label;

import org.jspecify.annotations.NullMarked;
