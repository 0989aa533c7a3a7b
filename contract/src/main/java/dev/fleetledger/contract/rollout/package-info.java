/** Events of a rollout, which brings one revision to a frozen set of clusters. */
@NullMarked
package dev.fleetledger.contract.rollout;

import org.jspecify.annotations.NullMarked;
