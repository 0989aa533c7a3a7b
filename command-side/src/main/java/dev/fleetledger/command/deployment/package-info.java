/** One workload in one cluster: counting its generations, decided without I/O. */
@NullMarked
package dev.fleetledger.command.deployment;

import org.jspecify.annotations.NullMarked;
