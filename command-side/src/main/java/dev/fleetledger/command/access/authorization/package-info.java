/** Authorization: which rights an actor has. */
@NullMarked
package dev.fleetledger.command.access.authorization;

import org.jspecify.annotations.NullMarked;
