/** Containers instead of child processes, by Testcontainers. */
@NullMarked
package dev.fleetledger.parts.container;

import org.jspecify.annotations.NullMarked;
