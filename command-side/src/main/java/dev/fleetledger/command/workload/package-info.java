/** Aggregate of a workload, a DaemonSet as the fleet knows it; decides without I/O. */
@NullMarked
package dev.fleetledger.command.workload;

import org.jspecify.annotations.NullMarked;
