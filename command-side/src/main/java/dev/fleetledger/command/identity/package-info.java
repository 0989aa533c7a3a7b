/** Kafka users and ACLs of the agents, reconciled with the active credentials. */
@NullMarked
package dev.fleetledger.command.identity;

import org.jspecify.annotations.NullMarked;
