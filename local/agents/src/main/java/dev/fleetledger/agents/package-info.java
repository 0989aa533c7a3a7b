/** Many agents of simulated clusters in one process: the agent itself, with one consumer, one producer and one HTTP client for all. */
@NullMarked
package dev.fleetledger.agents;

import org.jspecify.annotations.NullMarked;
