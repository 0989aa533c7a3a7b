/** Which things of a kind there are. */
@NullMarked
package dev.fleetledger.agent.question.inventory;

import org.jspecify.annotations.NullMarked;
