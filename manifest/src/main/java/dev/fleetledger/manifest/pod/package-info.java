/** What a workload means for a node: what its pods take, and which Pod Security level they satisfy. */
@NullMarked
package dev.fleetledger.manifest.pod;

import org.jspecify.annotations.NullMarked;
