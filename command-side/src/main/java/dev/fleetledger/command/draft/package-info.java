/** A wizard in progress, decided without I/O. */
@NullMarked
package dev.fleetledger.command.draft;

import org.jspecify.annotations.NullMarked;
