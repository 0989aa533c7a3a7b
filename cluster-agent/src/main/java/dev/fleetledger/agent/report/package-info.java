/** Tells the hub what was observed: latest state wins, nothing is queued. */
@NullMarked
package dev.fleetledger.agent.report;

import org.jspecify.annotations.NullMarked;
