/** Real Kubernetes clusters for tests: control planes of child processes on one etcd, with kwok instead of kubelets. */
@NullMarked
package dev.fleetledger.parts.kubernetes;

import org.jspecify.annotations.NullMarked;
