/** Rendering of documents: the specification that a revision stores, and the Kubernetes objects of one cluster. */
@NullMarked
package dev.fleetledger.manifest.render;

import org.jspecify.annotations.NullMarked;
