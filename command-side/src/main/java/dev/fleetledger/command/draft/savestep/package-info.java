/** Use case: save a step as sent; the response lists its violations. */
@NullMarked
package dev.fleetledger.command.draft.savestep;

import org.jspecify.annotations.NullMarked;
