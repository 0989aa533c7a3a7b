/** A small OIDC server with the seeded people, for one machine; it must never be exposed to a network. */
@NullMarked
package dev.fleetledger.issuer;

import org.jspecify.annotations.NullMarked;
