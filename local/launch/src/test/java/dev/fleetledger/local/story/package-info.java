/** End-to-end stories: a user's actions on the complete system, with no component replaced. */
@NullMarked
package dev.fleetledger.local.story;

import org.jspecify.annotations.NullMarked;
