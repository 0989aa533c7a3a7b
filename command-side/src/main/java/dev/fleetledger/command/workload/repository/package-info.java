/** Repository of workloads; loading one includes the checks of rights. */
@NullMarked
package dev.fleetledger.command.workload.repository;

import org.jspecify.annotations.NullMarked;
