/** Takes in intents from this cluster's compacted topic. */
@NullMarked
package dev.fleetledger.agent.intake;

import org.jspecify.annotations.NullMarked;
