/** Use case: start a draft from a workload's current revision. */
@NullMarked
package dev.fleetledger.command.workload.edit;

import org.jspecify.annotations.NullMarked;
