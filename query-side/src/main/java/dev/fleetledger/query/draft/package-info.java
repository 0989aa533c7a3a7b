/** Drafts as they stand, and the answers about them. */
@NullMarked
package dev.fleetledger.query.draft;

import org.jspecify.annotations.NullMarked;
