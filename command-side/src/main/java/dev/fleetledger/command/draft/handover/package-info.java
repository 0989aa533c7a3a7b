/** Use case: a draft gets another owner. */
@NullMarked
package dev.fleetledger.command.draft.handover;

import org.jspecify.annotations.NullMarked;
