/** Agent to hub: what an agent observed, sealed with its cluster's key. */
@NullMarked
package dev.fleetledger.contract.report;

import org.jspecify.annotations.NullMarked;
