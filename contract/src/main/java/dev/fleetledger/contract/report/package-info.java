/** Agent to hub: an agent's observations, signed with its cluster's key. */
@NullMarked
package dev.fleetledger.contract.report;

import org.jspecify.annotations.NullMarked;
