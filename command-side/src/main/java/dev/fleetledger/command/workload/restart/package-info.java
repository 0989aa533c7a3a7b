/** Use case: restart a workload's pods in all its clusters. */
@NullMarked
package dev.fleetledger.command.workload.restart;

import org.jspecify.annotations.NullMarked;
