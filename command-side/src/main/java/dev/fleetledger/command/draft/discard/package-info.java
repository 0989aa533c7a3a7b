/** Use case: a draft is put away. */
@NullMarked
package dev.fleetledger.command.draft.discard;

import org.jspecify.annotations.NullMarked;
