/** Watches what carries our label, and turns it into facts. */
@NullMarked
package dev.fleetledger.agent.observe;

import org.jspecify.annotations.NullMarked;
