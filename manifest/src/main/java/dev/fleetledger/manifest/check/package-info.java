/** A draft held to all rules together: its own, those on what overrides make of it, and those on what is kept. */
@NullMarked
package dev.fleetledger.manifest.check;

import org.jspecify.annotations.NullMarked;
