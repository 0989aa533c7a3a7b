/** Carries out plans by server-side apply, delete and release, and classifies the API server's errors. */
@NullMarked
package dev.fleetledger.agent.apply;

import org.jspecify.annotations.NullMarked;
