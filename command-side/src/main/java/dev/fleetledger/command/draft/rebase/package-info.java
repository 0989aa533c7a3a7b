/** An edit goes on from what its workload became meanwhile. */
@NullMarked
package dev.fleetledger.command.draft.rebase;

import org.jspecify.annotations.NullMarked;
