/** Use case: reopen a discarded draft. */
@NullMarked
package dev.fleetledger.command.draft.reopen;

import org.jspecify.annotations.NullMarked;
