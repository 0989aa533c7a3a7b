/** Use cases: pause, resume and abort a rollout. */
@NullMarked
package dev.fleetledger.command.rollout.control;

import org.jspecify.annotations.NullMarked;
