/** What a draft holds beside its documents: what is kept beyond the form, how it began, and what a rebase left to decide. */
@NullMarked
package dev.fleetledger.manifest.draft;

import org.jspecify.annotations.NullMarked;
