/** Kubernetes' own definitions: the types of objects, the fields that a server writes, and the semantics of selectors. */
@NullMarked
package dev.fleetledger.manifest.kubernetes;

import org.jspecify.annotations.NullMarked;
