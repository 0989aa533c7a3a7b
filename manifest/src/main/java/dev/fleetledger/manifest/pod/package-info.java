/** Effects of a workload on its nodes: the resources of its pods, and the Pod Security level that they satisfy. */
@NullMarked
package dev.fleetledger.manifest.pod;

import org.jspecify.annotations.NullMarked;
