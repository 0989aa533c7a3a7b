/** Access to the cluster's API server in plain JSON, so that a frozen manifest is sent unchanged. */
@NullMarked
package dev.fleetledger.agent.apiserver;

import org.jspecify.annotations.NullMarked;
