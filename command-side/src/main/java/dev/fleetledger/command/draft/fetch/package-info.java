/** A draft that begins with what runs in a cluster: its agent is asked, and the draft waits for the answer. */
@NullMarked
package dev.fleetledger.command.draft.fetch;

import org.jspecify.annotations.NullMarked;
