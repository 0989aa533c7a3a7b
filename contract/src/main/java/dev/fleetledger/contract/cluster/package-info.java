/** What happens to a cluster of the fleet. */
@NullMarked
package dev.fleetledger.contract.cluster;

import org.jspecify.annotations.NullMarked;
