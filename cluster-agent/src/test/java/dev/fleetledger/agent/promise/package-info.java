/** Tests of the agent's guarantees, run on every kind of cluster. */
@NullMarked
package dev.fleetledger.agent.promise;

import org.jspecify.annotations.NullMarked;
