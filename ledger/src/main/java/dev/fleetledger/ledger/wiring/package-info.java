@NullMarked
package dev.fleetledger.ledger.wiring;

import org.jspecify.annotations.NullMarked;
