/** Asking twice with the same key does once, and answers the same. */
@NullMarked
package dev.fleetledger.command.repeat;

import org.jspecify.annotations.NullMarked;
