/** Agent memory, which outlives the process: ConfigMaps in the agent's own namespace, since the agent has no disk. */
@NullMarked
package dev.fleetledger.agent.memory;

import org.jspecify.annotations.NullMarked;
