/** Shape of request bodies that fill drafts. */
@NullMarked
package dev.fleetledger.command.draft.body;

import org.jspecify.annotations.NullMarked;
