/** The lag of the views, the backlog and the state of the hub. */
@NullMarked
package dev.fleetledger.query.hub;

import org.jspecify.annotations.NullMarked;
