/** Executes an inverse by the commands that exist for it. */
@NullMarked
package dev.fleetledger.command.undo.execution;

import org.jspecify.annotations.NullMarked;
