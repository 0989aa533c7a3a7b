/** Grants: their projection and view, and the endpoint that lists them. */
@NullMarked
package dev.fleetledger.query.grant;

import org.jspecify.annotations.NullMarked;
