/** Decides which nodes of a cluster get a pod of a DaemonSet, by the rules of the DaemonSet controller. */
@NullMarked
package dev.fleetledger.judgement.nodes;

import org.jspecify.annotations.NullMarked;
