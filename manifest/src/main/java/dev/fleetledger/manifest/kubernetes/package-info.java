/** What Kubernetes says of its objects by itself: their types, the fields that a server writes, and what a selector chooses. */
@NullMarked
package dev.fleetledger.manifest.kubernetes;

import org.jspecify.annotations.NullMarked;
