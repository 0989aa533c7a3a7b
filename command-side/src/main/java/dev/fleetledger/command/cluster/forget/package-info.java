/** Use case: forget a cluster that is lost. */
@NullMarked
package dev.fleetledger.command.cluster.forget;

import org.jspecify.annotations.NullMarked;
