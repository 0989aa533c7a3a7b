/** Starts real servers as child processes, or for tests in containers: PostgreSQL, Kafka, a Kubernetes control plane. */
@NullMarked
package dev.fleetledger.parts;

import org.jspecify.annotations.NullMarked;
