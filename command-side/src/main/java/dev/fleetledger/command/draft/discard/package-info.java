/** Use case: discard a draft. */
@NullMarked
package dev.fleetledger.command.draft.discard;

import org.jspecify.annotations.NullMarked;
