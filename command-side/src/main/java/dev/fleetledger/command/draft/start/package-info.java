/** Use case: a draft begins, empty or from something there is. */
@NullMarked
package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.NullMarked;
