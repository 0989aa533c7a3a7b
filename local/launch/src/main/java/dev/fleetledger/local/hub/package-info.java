/** Clients of the hub's public API and of the local helper services. */
@NullMarked
package dev.fleetledger.local.hub;

import org.jspecify.annotations.NullMarked;
