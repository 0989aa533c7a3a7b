/** Use case: delete a workload everywhere; its objects are removed or released. */
@NullMarked
package dev.fleetledger.command.workload.deletion;

import org.jspecify.annotations.NullMarked;
