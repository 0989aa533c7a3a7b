/** Drafts that start from a running DaemonSet: the agent is asked, and the draft waits for its answer. */
@NullMarked
package dev.fleetledger.command.draft.fetch;

import org.jspecify.annotations.NullMarked;
