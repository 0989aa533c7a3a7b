/** A rollout begins: targets resolved, names reserved, manifests frozen, generations made. */
@NullMarked
package dev.fleetledger.command.rollout.launch;

import org.jspecify.annotations.NullMarked;
