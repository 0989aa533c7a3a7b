/** Carries plans out: server-side apply, delete, release; and sorts what the API server answers. */
@NullMarked
package dev.fleetledger.agent.apply;

import org.jspecify.annotations.NullMarked;
