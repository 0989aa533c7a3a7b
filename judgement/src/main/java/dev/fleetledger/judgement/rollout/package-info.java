/** Rules of rollouts that both sides apply. */
@NullMarked
package dev.fleetledger.judgement.rollout;

import org.jspecify.annotations.NullMarked;
