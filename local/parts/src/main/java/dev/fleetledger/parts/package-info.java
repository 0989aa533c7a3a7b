/** Starts real components, each as a child process: PostgreSQL, Kafka, a Kubernetes control plane. */
@NullMarked
package dev.fleetledger.parts;

import org.jspecify.annotations.NullMarked;
