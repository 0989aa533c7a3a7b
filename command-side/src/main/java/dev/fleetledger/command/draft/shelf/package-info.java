/** Repository of drafts; loading one includes the checks of rights and version. */
@NullMarked
package dev.fleetledger.command.draft.shelf;

import org.jspecify.annotations.NullMarked;
