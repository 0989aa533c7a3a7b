/** Use case: change a workload's placement without changing its revision. */
@NullMarked
package dev.fleetledger.command.workload.place;

import org.jspecify.annotations.NullMarked;
