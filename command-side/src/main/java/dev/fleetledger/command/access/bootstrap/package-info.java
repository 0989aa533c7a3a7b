/** Bootstrap of the first Fleet Admin, without whom nobody could give grants. */
@NullMarked
package dev.fleetledger.command.access.bootstrap;

import org.jspecify.annotations.NullMarked;
