/** Events of a workload, which is a DaemonSet with its services as the fleet knows it. */
@NullMarked
package dev.fleetledger.contract.workload;

import org.jspecify.annotations.NullMarked;
