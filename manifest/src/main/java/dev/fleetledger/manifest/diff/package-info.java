/** Differences between two versions, labelled as in the wizard, and the rebase of a draft onto the workload's current revision. */
@NullMarked
package dev.fleetledger.manifest.diff;

import org.jspecify.annotations.NullMarked;
