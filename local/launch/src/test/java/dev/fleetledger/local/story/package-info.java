/** Whole stories: what a user does, on everything at once, with nothing replaced. */
@NullMarked
package dev.fleetledger.local.story;

import org.jspecify.annotations.NullMarked;
