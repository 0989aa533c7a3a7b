@NullMarked
package dev.fleetledger.ledger.migration;

import org.jspecify.annotations.NullMarked;
