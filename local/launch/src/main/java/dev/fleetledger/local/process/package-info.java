/** Runs the services as supervised processes. */
@NullMarked
package dev.fleetledger.local.process;

import org.jspecify.annotations.NullMarked;
