/** Runs many agents of simulated clusters in one process, with one shared consumer, producer and HTTP client. */
@NullMarked
package dev.fleetledger.agents;

import org.jspecify.annotations.NullMarked;
