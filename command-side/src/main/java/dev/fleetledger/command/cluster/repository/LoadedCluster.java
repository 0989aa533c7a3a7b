package dev.fleetledger.command.cluster.repository;

import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.contract.cluster.ClusterEvent;

/** A loaded cluster that the actor may see and change. */
public record LoadedCluster(String name, Cluster cluster, EventStream<ClusterEvent> eventStream) {}
