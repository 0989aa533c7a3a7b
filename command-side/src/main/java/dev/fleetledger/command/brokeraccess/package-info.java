/** Kafka users and ACLs of the agents, reconciled with the active credentials. */
@NullMarked
package dev.fleetledger.command.brokeraccess;

import org.jspecify.annotations.NullMarked;
