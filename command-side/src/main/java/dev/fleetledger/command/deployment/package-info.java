/** Aggregate of one workload in one cluster, which counts its generations; decides without I/O. */
@NullMarked
package dev.fleetledger.command.deployment;

import org.jspecify.annotations.NullMarked;
