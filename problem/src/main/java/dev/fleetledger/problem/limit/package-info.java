/** Limits what requests may occupy: the time until they have arrived, the bytes in flight, and a person's share of both. */
@NullMarked
package dev.fleetledger.problem.limit;

import org.jspecify.annotations.NullMarked;
