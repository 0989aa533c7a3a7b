/** The tables of events and manifests: inserting, decoding, gap-stop reading, and notifying readers of new events. */
@NullMarked
package dev.fleetledger.ledger.table;

import org.jspecify.annotations.NullMarked;
