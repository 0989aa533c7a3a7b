/** Projects the ledger's events and the agents' reports into views, in one recorded order. */
@NullMarked
package dev.fleetledger.query.projection;

import org.jspecify.annotations.NullMarked;
