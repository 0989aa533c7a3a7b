/** Answers questions for the objects of a kind. */
@NullMarked
package dev.fleetledger.agent.question.inventory;

import org.jspecify.annotations.NullMarked;
