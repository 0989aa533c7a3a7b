/** Authorization: which rights an actor has. */
@NullMarked
package dev.fleetledger.command.access.door;

import org.jspecify.annotations.NullMarked;
