/** The fleet's settings (guard rails): their projection and view, and the endpoint that shows them. */
@NullMarked
package dev.fleetledger.query.guardrail;

import org.jspecify.annotations.NullMarked;
