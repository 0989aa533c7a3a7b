/** Clusters, and what their agents last said of themselves. */
@NullMarked
package dev.fleetledger.query.cluster;

import org.jspecify.annotations.NullMarked;
