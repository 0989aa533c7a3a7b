/** How the ledger's events and the agents' reports become views, in one recorded order. */
@NullMarked
package dev.fleetledger.query.fold;

import org.jspecify.annotations.NullMarked;
