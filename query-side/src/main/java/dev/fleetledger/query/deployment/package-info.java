/** Deployments: what is wanted, what was seen, and what that is called. */
@NullMarked
package dev.fleetledger.query.deployment;

import org.jspecify.annotations.NullMarked;
