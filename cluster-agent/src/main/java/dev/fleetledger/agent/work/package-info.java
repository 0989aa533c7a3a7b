/** Keys that are due, each once, and never two at a time. */
@NullMarked
package dev.fleetledger.agent.work;

import org.jspecify.annotations.NullMarked;
