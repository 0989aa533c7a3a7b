/** Planning of a rollout: resolves targets, reserves names, freezes manifests, creates generations. */
@NullMarked
package dev.fleetledger.command.rollout.launch;

import org.jspecify.annotations.NullMarked;
