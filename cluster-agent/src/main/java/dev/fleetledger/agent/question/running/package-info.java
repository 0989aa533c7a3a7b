/** Reads a live DaemonSet with its Services, as the start of a draft. */
@NullMarked
package dev.fleetledger.agent.question.running;

import org.jspecify.annotations.NullMarked;
