/** Work queue, workers and periodic tasks. */
@NullMarked
package dev.fleetledger.agent.work;

import org.jspecify.annotations.NullMarked;
