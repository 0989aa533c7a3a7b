/** Use cases: retry or skip one cluster of a rollout. */
@NullMarked
package dev.fleetledger.command.rollout.retry;

import org.jspecify.annotations.NullMarked;
