/** Every target is asked what it would say, before anything happens. */
@NullMarked
package dev.fleetledger.command.draft.preview;

import org.jspecify.annotations.NullMarked;
