/** Use case: hand a draft over to another owner. */
@NullMarked
package dev.fleetledger.command.draft.handover;

import org.jspecify.annotations.NullMarked;
