/** Spring configuration of the ledger and of Axon, and the check at startup that no component was replaced. */
@NullMarked
package dev.fleetledger.ledger.wiring;

import org.jspecify.annotations.NullMarked;
