/** Talks to the hub's public interface, as one would by hand. */
@NullMarked
package dev.fleetledger.local.hub;

import org.jspecify.annotations.NullMarked;
