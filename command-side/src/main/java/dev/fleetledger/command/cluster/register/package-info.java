/** Use case: register a cluster under its name. */
@NullMarked
package dev.fleetledger.command.cluster.register;

import org.jspecify.annotations.NullMarked;
