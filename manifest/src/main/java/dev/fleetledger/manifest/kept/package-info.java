/** Kept fields that an API server rejects: each by itself, and in combination in the rendered object. */
@NullMarked
package dev.fleetledger.manifest.kept;

import org.jspecify.annotations.NullMarked;
