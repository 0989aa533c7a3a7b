@NullMarked
package dev.fleetledger.ledger.table;

import org.jspecify.annotations.NullMarked;
