/** Use case: an earlier revision's specification becomes the newest one, where the workload runs now. */
@NullMarked
package dev.fleetledger.command.workload.rollback;

import org.jspecify.annotations.NullMarked;
