/** Use case: write a cluster's intents to its topic again, with the current wanted state. */
@NullMarked
package dev.fleetledger.command.cluster.resend;

import org.jspecify.annotations.NullMarked;
