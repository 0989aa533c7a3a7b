/** Runs all of Fleetledger on one machine by one command. */
@NullMarked
package dev.fleetledger.local;

import org.jspecify.annotations.NullMarked;
