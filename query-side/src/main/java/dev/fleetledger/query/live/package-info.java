/** Live updates: recorded changes as server-sent events, to each listener those that they may see. */
@NullMarked
package dev.fleetledger.query.live;

import org.jspecify.annotations.NullMarked;
