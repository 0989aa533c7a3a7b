/** Repository of drafts; loading one includes the checks of rights and version. */
@NullMarked
package dev.fleetledger.command.draft.repository;

import org.jspecify.annotations.NullMarked;
