/** Child processes: start, readiness and stop, with their ports and temporary folders. */
@NullMarked
package dev.fleetledger.parts.process;

import org.jspecify.annotations.NullMarked;
