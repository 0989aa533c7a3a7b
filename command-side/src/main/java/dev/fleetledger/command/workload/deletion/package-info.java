/** Use case: a workload ends everywhere, its objects removed or released. */
@NullMarked
package dev.fleetledger.command.workload.deletion;

import org.jspecify.annotations.NullMarked;
