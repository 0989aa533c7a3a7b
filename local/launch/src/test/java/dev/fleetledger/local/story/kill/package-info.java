/** Kills processes at random while people work, and checks afterwards that everything belongs to exactly one command that they sent. */
@NullMarked
package dev.fleetledger.local.story.kill;

import org.jspecify.annotations.NullMarked;
