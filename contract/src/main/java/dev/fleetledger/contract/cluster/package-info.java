/** Events of a cluster of the fleet. */
@NullMarked
package dev.fleetledger.contract.cluster;

import org.jspecify.annotations.NullMarked;
