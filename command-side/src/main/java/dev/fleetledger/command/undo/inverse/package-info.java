/** Decides by which command a recorded one is taken back, or why it can't be. */
@NullMarked
package dev.fleetledger.command.undo.inverse;

import org.jspecify.annotations.NullMarked;
