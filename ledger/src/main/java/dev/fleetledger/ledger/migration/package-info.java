/** Migration of the database schemas as the database's owner. */
@NullMarked
package dev.fleetledger.ledger.migration;

import org.jspecify.annotations.NullMarked;
