/** Use case: submit a draft as a revision in its target clusters, as one unit of work over all streams. */
@NullMarked
package dev.fleetledger.command.draft.submit;

import org.jspecify.annotations.NullMarked;
