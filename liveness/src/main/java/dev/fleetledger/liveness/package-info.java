/** Liveness of a process: heartbeats of its tasks, and the thread that finds the stuck ones. */
@NullMarked
package dev.fleetledger.liveness;

import org.jspecify.annotations.NullMarked;
