/** Wiring, and what all answers have in common. */
@NullMarked
package dev.fleetledger.query.platform;

import org.jspecify.annotations.NullMarked;
