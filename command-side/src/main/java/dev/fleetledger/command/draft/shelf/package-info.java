/** Where drafts are found, with the rights and the version that an editor needs. */
@NullMarked
package dev.fleetledger.command.draft.shelf;

import org.jspecify.annotations.NullMarked;
