/** Agent of one cluster: takes in its intents, applies them, observes what runs, and reports facts. */
@NullMarked
package dev.fleetledger.agent;

import org.jspecify.annotations.NullMarked;
