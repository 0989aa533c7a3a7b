/** What kubelets report: pods start, fail in named ways, and go. */
@NullMarked
package dev.fleetledger.simulation.kubelet;

import org.jspecify.annotations.NullMarked;
