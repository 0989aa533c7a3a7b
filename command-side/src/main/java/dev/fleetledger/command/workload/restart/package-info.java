/** A workload's pods start anew, everywhere. */
@NullMarked
package dev.fleetledger.command.workload.restart;

import org.jspecify.annotations.NullMarked;
