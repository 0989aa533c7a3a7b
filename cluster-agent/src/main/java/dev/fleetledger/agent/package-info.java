/** Acts: takes one cluster's intents in, applies them, observes what runs, and reports facts. */
@NullMarked
package dev.fleetledger.agent;

import org.jspecify.annotations.NullMarked;
