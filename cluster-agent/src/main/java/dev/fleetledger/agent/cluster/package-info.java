/** The cluster's API server, asked in plain JSON, so that a frozen manifest goes out as it came in. */
@NullMarked
package dev.fleetledger.agent.cluster;

import org.jspecify.annotations.NullMarked;
