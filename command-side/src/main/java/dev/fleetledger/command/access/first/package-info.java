/** The first Fleet Admin, without whom nobody could give anything. */
@NullMarked
package dev.fleetledger.command.access.first;

import org.jspecify.annotations.NullMarked;
