/** Clusters and the newest facts of their agents. */
@NullMarked
package dev.fleetledger.query.cluster;

import org.jspecify.annotations.NullMarked;
