/** The clusters of a local fleet: simulated ones, or those of a kubeconfig. */
@NullMarked
package dev.fleetledger.local.cluster;

import org.jspecify.annotations.NullMarked;
