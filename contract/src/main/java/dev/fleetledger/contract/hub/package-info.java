/** Events of the hub itself. */
@NullMarked
package dev.fleetledger.contract.hub;

import org.jspecify.annotations.NullMarked;
