/** Use case: rebase an edit onto the workload's current state. */
@NullMarked
package dev.fleetledger.command.draft.rebase;

import org.jspecify.annotations.NullMarked;
