/** Admission of pods: cluster policies can forbid a pod although its DaemonSet was accepted. */
@NullMarked
package dev.fleetledger.simulation.admission;

import org.jspecify.annotations.NullMarked;
