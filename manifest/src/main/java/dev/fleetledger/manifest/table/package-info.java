/** The wizard's table: the rows of every step, by topic. */
@NullMarked
package dev.fleetledger.manifest.table;

import org.jspecify.annotations.NullMarked;
