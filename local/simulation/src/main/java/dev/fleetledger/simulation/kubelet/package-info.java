/** The kubelets' work: pods start, fail as their image's tag says, and stop. */
@NullMarked
package dev.fleetledger.simulation.kubelet;

import org.jspecify.annotations.NullMarked;
