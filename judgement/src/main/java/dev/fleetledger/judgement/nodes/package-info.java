/** Which nodes of a cluster get a pod of a DaemonSet, as its controller decides it. */
@NullMarked
package dev.fleetledger.judgement.nodes;

import org.jspecify.annotations.NullMarked;
