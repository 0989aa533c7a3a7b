/** A small Kubernetes API of our own, with controllers and kubelets, for demo and scale; never evidence about Kubernetes. */
@NullMarked
package dev.fleetledger.simulation;

import org.jspecify.annotations.NullMarked;
