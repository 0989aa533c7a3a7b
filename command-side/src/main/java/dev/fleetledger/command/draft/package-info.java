/** Aggregate of a draft; decides without I/O. */
@NullMarked
package dev.fleetledger.command.draft;

import org.jspecify.annotations.NullMarked;
