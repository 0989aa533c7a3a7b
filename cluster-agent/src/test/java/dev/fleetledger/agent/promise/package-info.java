/** What the agent promises, proved on every kind of cluster alike. */
@NullMarked
package dev.fleetledger.agent.promise;

import org.jspecify.annotations.NullMarked;
