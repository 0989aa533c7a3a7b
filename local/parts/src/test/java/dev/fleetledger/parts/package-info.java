/** Proves that each part starts, and comes back after it was killed. */
@NullMarked
package dev.fleetledger.parts;

import org.jspecify.annotations.NullMarked;
