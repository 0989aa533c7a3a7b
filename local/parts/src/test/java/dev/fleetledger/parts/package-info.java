/** Tests that each component starts and that it restarts after a kill. */
@NullMarked
package dev.fleetledger.parts;

import org.jspecify.annotations.NullMarked;
