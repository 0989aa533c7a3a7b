/** A small Kubernetes API with controllers and kubelets, for demonstration and load tests; it proves nothing about real Kubernetes. */
@NullMarked
package dev.fleetledger.simulation;

import org.jspecify.annotations.NullMarked;
