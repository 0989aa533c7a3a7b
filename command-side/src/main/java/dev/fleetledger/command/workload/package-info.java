/** A DaemonSet as the fleet knows it, decided without I/O. */
@NullMarked
package dev.fleetledger.command.workload;

import org.jspecify.annotations.NullMarked;
