/** Wiring: HTTP, authentication, Axon, the database. */
@NullMarked
package dev.fleetledger.command.platform;

import org.jspecify.annotations.NullMarked;
