/** What happens to a rollout: one revision on its way to a frozen set of clusters. */
@NullMarked
package dev.fleetledger.contract.rollout;

import org.jspecify.annotations.NullMarked;
