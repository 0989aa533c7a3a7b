/** What must outlive the process: ConfigMaps in the agent's own namespace, since it keeps no disk. */
@NullMarked
package dev.fleetledger.agent.memory;

import org.jspecify.annotations.NullMarked;
