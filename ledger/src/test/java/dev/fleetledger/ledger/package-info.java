/** Promises of the ledger, kept on a real PostgreSQL. */
@NullMarked
package dev.fleetledger.ledger;

import org.jspecify.annotations.NullMarked;
