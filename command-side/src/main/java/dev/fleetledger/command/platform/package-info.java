/** Wiring: HTTP, sign-in, Axon, the database. */
@NullMarked
package dev.fleetledger.command.platform;

import org.jspecify.annotations.NullMarked;
