/** Tests of the agent's guarantees, run on every kind of cluster. */
@NullMarked
package dev.fleetledger.agent.scenario;

import org.jspecify.annotations.NullMarked;
