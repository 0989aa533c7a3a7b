/** Repository of workloads; loading one includes the checks of rights. */
@NullMarked
package dev.fleetledger.command.workload.shelf;

import org.jspecify.annotations.NullMarked;
