/** Aggregate of the grants; decides without I/O. */
@NullMarked
package dev.fleetledger.command.access;

import org.jspecify.annotations.NullMarked;
