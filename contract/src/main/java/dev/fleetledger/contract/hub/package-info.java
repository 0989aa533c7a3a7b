/** What happens to the hub itself. */
@NullMarked
package dev.fleetledger.contract.hub;

import org.jspecify.annotations.NullMarked;
