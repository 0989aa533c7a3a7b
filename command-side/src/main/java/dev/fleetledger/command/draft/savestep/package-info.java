/** Use case: a step is saved as sent, with what is wrong about it. */
@NullMarked
package dev.fleetledger.command.draft.savestep;

import org.jspecify.annotations.NullMarked;
