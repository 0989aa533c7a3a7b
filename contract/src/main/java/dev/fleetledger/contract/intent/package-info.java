/** Hub to agent: one generation of a deployment's wanted state, and what else lies in a cluster's intents topic. */
@NullMarked
package dev.fleetledger.contract.intent;

import org.jspecify.annotations.NullMarked;
