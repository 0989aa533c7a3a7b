package dev.fleetledger.command.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.command.rule.StateForbids;
import dev.fleetledger.contract.cluster.ClusterEvent;

/** A name is given once, for ever. */
public sealed interface Cluster {

    Cluster NONE = new None();

    record None() implements Cluster {}

    /** @param credentials ids of those that count, the newest last */
    record Registered(String name, Map<String, String> labels, boolean cordoned, List<String> credentials) implements Cluster {}

    static List<ClusterEvent> decide(Cluster cluster, ClusterCommand command) {
        return switch (command) {
            case ClusterCommand.Register it -> register(cluster, it);
            case ClusterCommand.Join it -> List.of(new ClusterEvent.CredentialIssued(registered(cluster).name(), it.credential(), null));
            case ClusterCommand.Rotate it -> rotate(registered(cluster), it);
            case ClusterCommand.Retire it -> changed(registered(cluster).credentials().contains(it.credential()),
                    new ClusterEvent.CredentialRetired(registered(cluster).name(), it.credential()));
            case ClusterCommand.Label it -> changed(!registered(cluster).labels().equals(it.labels()),
                    new ClusterEvent.Labelled(registered(cluster).name(), it.labels()));
            case ClusterCommand.Cordon _ -> changed(!registered(cluster).cordoned(),
                    new ClusterEvent.Cordoned(registered(cluster).name()));
            case ClusterCommand.Uncordon _ -> changed(registered(cluster).cordoned(),
                    new ClusterEvent.Uncordoned(registered(cluster).name()));
        };
    }

    static Cluster evolve(Cluster cluster, ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Registered it -> new Registered(it.cluster(), Map.copyOf(it.labels()), false, List.of());
            case ClusterEvent.CredentialIssued it -> issued(registered(cluster), it);
            case ClusterEvent.CredentialRetired it -> with(registered(cluster),
                    registered(cluster).credentials().stream().filter(credential -> !credential.equals(it.credential())).toList());
            case ClusterEvent.Labelled it -> new Registered(it.cluster(), Map.copyOf(it.labels()), registered(cluster).cordoned(),
                    registered(cluster).credentials());
            case ClusterEvent.Cordoned _ -> cordoned(registered(cluster), true);
            case ClusterEvent.Uncordoned _ -> cordoned(registered(cluster), false);
            case ClusterEvent.RemovalAsked _, ClusterEvent.RemovalTakenBack _, ClusterEvent.Removed _,
                    ClusterEvent.Forgotten _, ClusterEvent.ResendAsked _ -> cluster;
        };
    }

    static Cluster of(List<ClusterEvent> history) {
        Cluster cluster = NONE;
        for (ClusterEvent event : history) {
            cluster = evolve(cluster, event);
        }
        return cluster;
    }

    static Registered registered(Cluster cluster) {
        return switch (cluster) {
            case None _ -> throw new IllegalStateException("There is no such cluster");
            case Registered it -> it;
        };
    }

    private static List<ClusterEvent> register(Cluster cluster, ClusterCommand.Register it) {
        return switch (cluster) {
            case None _ -> List.of(new ClusterEvent.Registered(it.cluster(), it.displayName(), it.labels()));
            case Registered _ -> throw new StateForbids("ClusterNameIsTaken", "There is or was a cluster " + it.cluster() + ".",
                    "Choose another name: a cluster's is never given again.");
        };
    }

    private static List<ClusterEvent> changed(boolean changes, ClusterEvent event) {
        return changes ? List.of(event) : List.of();
    }

    private static Registered cordoned(Registered it, boolean cordoned) {
        return new Registered(it.name(), it.labels(), cordoned, it.credentials());
    }

    private static List<ClusterEvent> rotate(Registered it, ClusterCommand.Rotate command) {
        if (it.credentials().isEmpty()) {
            throw new StateForbids("ClusterHasNoCredential", it.name() + " has no credential that could be rotated.", "Ask for :join instead.");
        }
        return List.of(new ClusterEvent.CredentialIssued(it.name(), command.credential(), command.formerUntil()));
    }

    private static Registered issued(Registered it, ClusterEvent.CredentialIssued event) {
        List<String> former = event.formerUntil() == null ? List.of() : it.credentials();
        return with(it, Stream.concat(former.stream(), Stream.of(event.credential())).toList());
    }

    private static Registered with(Registered it, List<String> credentials) {
        return new Registered(it.name(), it.labels(), it.cordoned(), credentials);
    }
}
