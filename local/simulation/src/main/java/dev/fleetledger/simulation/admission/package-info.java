/** Pods that a cluster's policies keep out, though their DaemonSet was let in. */
@NullMarked
package dev.fleetledger.simulation.admission;

import org.jspecify.annotations.NullMarked;
