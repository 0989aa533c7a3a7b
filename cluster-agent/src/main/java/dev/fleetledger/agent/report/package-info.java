/** Reports observations to the hub: the latest state is sent, and no states are queued. */
@NullMarked
package dev.fleetledger.agent.report;

import org.jspecify.annotations.NullMarked;
