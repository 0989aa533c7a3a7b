/** Work queue, workers and periodic tasks. */
@NullMarked
package dev.fleetledger.agent.workqueue;

import org.jspecify.annotations.NullMarked;
