/** Hub to agent: generations of deployments' wanted state, and the other records of a cluster's intents topic. */
@NullMarked
package dev.fleetledger.contract.intent;

import org.jspecify.annotations.NullMarked;
