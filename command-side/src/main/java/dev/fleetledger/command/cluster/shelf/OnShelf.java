package dev.fleetledger.command.cluster.shelf;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.contract.cluster.ClusterEvent;

/** A loaded cluster that the actor may see and change. */
public record OnShelf(String name, Cluster cluster, History<ClusterEvent> history) {}
