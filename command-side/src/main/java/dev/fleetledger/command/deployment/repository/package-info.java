/** A workload's deployments, from their event streams. */
@NullMarked
package dev.fleetledger.command.deployment.repository;

import org.jspecify.annotations.NullMarked;
