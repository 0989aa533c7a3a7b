/** Use case: replace the whole draft from YAML; the response lists violations and fields that were not imported. */
@NullMarked
package dev.fleetledger.command.draft.savemanifest;

import org.jspecify.annotations.NullMarked;
