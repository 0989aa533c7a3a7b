/** YAML as Kubernetes' tools read and write it. */
@NullMarked
package dev.fleetledger.manifest.yaml;

import org.jspecify.annotations.NullMarked;
