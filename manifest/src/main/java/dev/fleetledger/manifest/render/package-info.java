/** From documents to the Kubernetes objects of one cluster: the specification that a revision stores, and the manifests made of it. */
@NullMarked
package dev.fleetledger.manifest.render;

import org.jspecify.annotations.NullMarked;
