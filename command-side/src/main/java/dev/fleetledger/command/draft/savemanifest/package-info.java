/** Use case: the whole draft is replaced from YAML, with what is wrong about it and what stayed out. */
@NullMarked
package dev.fleetledger.command.draft.savemanifest;

import org.jspecify.annotations.NullMarked;
