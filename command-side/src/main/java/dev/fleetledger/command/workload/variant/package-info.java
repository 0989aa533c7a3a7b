/** Use case: create a variant of a workload for other hardware, as a draft. */
@NullMarked
package dev.fleetledger.command.workload.variant;

import org.jspecify.annotations.NullMarked;
