/** Use case: issue a credential and the manifest that joins a cluster. */
@NullMarked
package dev.fleetledger.command.cluster.join;

import org.jspecify.annotations.NullMarked;
