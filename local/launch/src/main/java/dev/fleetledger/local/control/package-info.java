/** How a second command talks to the fleet that runs. */
@NullMarked
package dev.fleetledger.local.control;

import org.jspecify.annotations.NullMarked;
