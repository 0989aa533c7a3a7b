/** Use case: start a draft, empty or from a source. */
@NullMarked
package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.NullMarked;
