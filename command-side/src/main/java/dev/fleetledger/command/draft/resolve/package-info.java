/** Use case: decide a collision of a rebase. */
@NullMarked
package dev.fleetledger.command.draft.resolve;

import org.jspecify.annotations.NullMarked;
