/** Use case: ask every target for a preview, which changes nothing. */
@NullMarked
package dev.fleetledger.command.draft.preview;

import org.jspecify.annotations.NullMarked;
