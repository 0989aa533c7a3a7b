/** A DaemonSet with its Services as they stand, to begin a draft from. */
@NullMarked
package dev.fleetledger.agent.question.running;

import org.jspecify.annotations.NullMarked;
