/** Reads and writes YAML like Kubernetes' tools. */
@NullMarked
package dev.fleetledger.manifest.yaml;

import org.jspecify.annotations.NullMarked;
