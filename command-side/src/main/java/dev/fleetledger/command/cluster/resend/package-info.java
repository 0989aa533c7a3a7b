/** Use case: a cluster's intents are written once more, as they are wanted now. */
@NullMarked
package dev.fleetledger.command.cluster.resend;

import org.jspecify.annotations.NullMarked;
