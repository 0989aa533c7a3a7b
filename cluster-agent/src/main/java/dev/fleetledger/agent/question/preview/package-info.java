/** What the cluster would say to these objects: tried on its API server, and looked up where a trial doesn't tell. */
@NullMarked
package dev.fleetledger.agent.question.preview;

import org.jspecify.annotations.NullMarked;
