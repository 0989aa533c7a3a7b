/** What changed between two points of the past, by whose command or by whose doing in a cluster. */
@NullMarked
package dev.fleetledger.query.diff;

import org.jspecify.annotations.NullMarked;
