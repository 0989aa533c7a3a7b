/** Drafts in their current state, and the responses about them. */
@NullMarked
package dev.fleetledger.query.draft;

import org.jspecify.annotations.NullMarked;
