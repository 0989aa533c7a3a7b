/** Use case: a cluster gets its name in the fleet. */
@NullMarked
package dev.fleetledger.command.cluster.register;

import org.jspecify.annotations.NullMarked;
