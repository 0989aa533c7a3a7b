/** Planning of a rollout: resolves targets, reserves names, freezes manifests, creates generations. */
@NullMarked
package dev.fleetledger.command.rollout.plan;

import org.jspecify.annotations.NullMarked;
