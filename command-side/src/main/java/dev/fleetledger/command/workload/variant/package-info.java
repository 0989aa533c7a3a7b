/** A sibling for other hardware begins as a draft. */
@NullMarked
package dev.fleetledger.command.workload.variant;

import org.jspecify.annotations.NullMarked;
