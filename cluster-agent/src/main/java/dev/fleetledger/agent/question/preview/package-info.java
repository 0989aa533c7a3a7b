/** Previews objects in the cluster: by a dry run on its API server, and by checks for what a dry run doesn't report. */
@NullMarked
package dev.fleetledger.agent.question.preview;

import org.jspecify.annotations.NullMarked;
