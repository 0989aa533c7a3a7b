/** Problems as HTTP responses, for the edge of both sides. */
@NullMarked
package dev.fleetledger.problem.http;

import org.jspecify.annotations.NullMarked;
