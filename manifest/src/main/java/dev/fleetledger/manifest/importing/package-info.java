/** From YAML, or what runs in a cluster, to documents: what is read, what is kept, and what is not carried. */
@NullMarked
package dev.fleetledger.manifest.importing;

import org.jspecify.annotations.NullMarked;
