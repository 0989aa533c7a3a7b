/** Use case: a discarded draft is taken up again. */
@NullMarked
package dev.fleetledger.command.draft.reopen;

import org.jspecify.annotations.NullMarked;
