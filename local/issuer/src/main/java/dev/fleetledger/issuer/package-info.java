/** A small OIDC server with the seeded people, for one machine: it is never meant to face a network. */
@NullMarked
package dev.fleetledger.issuer;

import org.jspecify.annotations.NullMarked;
