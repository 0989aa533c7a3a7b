/** Use case: what to apply in a cluster so that it joins, with a credential of its own. */
@NullMarked
package dev.fleetledger.command.cluster.join;

import org.jspecify.annotations.NullMarked;
