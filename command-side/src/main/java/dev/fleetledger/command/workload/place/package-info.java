/** Use case: a workload goes to other clusters, its revision untouched. */
@NullMarked
package dev.fleetledger.command.workload.place;

import org.jspecify.annotations.NullMarked;
