/** Where workloads are found, with the rights that a change needs. */
@NullMarked
package dev.fleetledger.command.workload.shelf;

import org.jspecify.annotations.NullMarked;
