/** Watches objects that carry our label, and converts them into facts. */
@NullMarked
package dev.fleetledger.agent.observe;

import org.jspecify.annotations.NullMarked;
