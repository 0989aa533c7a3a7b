/** Use case: create a new revision with an earlier revision's specification, in the clusters of the current placement. */
@NullMarked
package dev.fleetledger.command.workload.rollback;

import org.jspecify.annotations.NullMarked;
