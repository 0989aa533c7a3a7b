/** What happens to a deployment: one workload in one cluster. Transitions only, never counts that merely move. */
@NullMarked
package dev.fleetledger.contract.deployment;

import org.jspecify.annotations.NullMarked;
