/** Who was given what, decided without I/O. */
@NullMarked
package dev.fleetledger.command.access;

import org.jspecify.annotations.NullMarked;
