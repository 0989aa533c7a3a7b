/** Rollouts and the outcome per cluster. */
@NullMarked
package dev.fleetledger.query.rollout;

import org.jspecify.annotations.NullMarked;
