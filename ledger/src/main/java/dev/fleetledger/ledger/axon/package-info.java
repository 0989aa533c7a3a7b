@NullMarked
package dev.fleetledger.ledger.axon;

import org.jspecify.annotations.NullMarked;
