/** Tests of the ledger's guarantees on a real PostgreSQL. */
@NullMarked
package dev.fleetledger.ledger;

import org.jspecify.annotations.NullMarked;
