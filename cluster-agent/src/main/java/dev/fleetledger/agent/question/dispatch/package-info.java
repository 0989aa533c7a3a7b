/** Dispatches each question of the hub to its kind and sends the answer once. */
@NullMarked
package dev.fleetledger.agent.question.dispatch;

import org.jspecify.annotations.NullMarked;
