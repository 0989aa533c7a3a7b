/** Rollouts and how far each of their clusters is. */
@NullMarked
package dev.fleetledger.query.rollout;

import org.jspecify.annotations.NullMarked;
