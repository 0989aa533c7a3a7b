/** Event streams of workloads. */
@NullMarked
package dev.fleetledger.command.workload.stream;

import org.jspecify.annotations.NullMarked;
