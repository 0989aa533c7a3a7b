/** Stores the events of all streams in one total order, insert-only, and reads them without losing any. */
@NullMarked
package dev.fleetledger.ledger;

import org.jspecify.annotations.NullMarked;
