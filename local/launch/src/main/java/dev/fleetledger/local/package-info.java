/** Runs all of Fleetledger on one machine with one command. */
@NullMarked
package dev.fleetledger.local;

import org.jspecify.annotations.NullMarked;
