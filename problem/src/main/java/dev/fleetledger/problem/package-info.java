/** Exceptions by which a request is refused, and their mapping to problems. Knows neither Spring nor HTTP messages. */
@NullMarked
package dev.fleetledger.problem;

import org.jspecify.annotations.NullMarked;
