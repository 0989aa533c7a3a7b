/** Deployments: their wanted state, observed facts and status. */
@NullMarked
package dev.fleetledger.query.deployment;

import org.jspecify.annotations.NullMarked;
