/** What a draft has beside its documents: kept fields, how it started, and unresolved collisions of a rebase. */
@NullMarked
package dev.fleetledger.manifest.draft;

import org.jspecify.annotations.NullMarked;
