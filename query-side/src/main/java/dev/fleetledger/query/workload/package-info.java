/** Workloads with their revisions, and the responses about them. */
@NullMarked
package dev.fleetledger.query.workload;

import org.jspecify.annotations.NullMarked;
