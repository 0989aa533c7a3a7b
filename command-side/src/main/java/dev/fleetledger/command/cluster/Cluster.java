package dev.fleetledger.command.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.problem.StateConflictException;

/** Aggregate of a cluster. A cluster's name is never reused. */
public sealed interface Cluster {

    Cluster NONE = new None();

    record None() implements Cluster {}

    /**
     * @param credentials ids of the active credentials, the newest last
     * @param removal     due time of a requested removal and what happens to the workloads; absent when none is requested
     */
    record Registered(String name, Map<String, String> labels, boolean cordoned, List<String> credentials,
            ClusterEvent.@Nullable RemovalAsked removal) implements Cluster {}

    /** Removed or forgotten. */
    record Gone(String name, boolean forgotten) implements Cluster {}

    static List<ClusterEvent> decide(Cluster cluster, ClusterCommand command) {
        return switch (command) {
            case ClusterCommand.Register it -> register(cluster, it);
            case ClusterCommand.Join it -> List.of(new ClusterEvent.CredentialIssued(requireRegistered(cluster).name(), it.credential(),
                    null));
            case ClusterCommand.Rotate it -> rotate(requireRegistered(cluster), it);
            case ClusterCommand.Retire it -> eventIf(credentials(cluster).contains(it.credential()),
                    () -> new ClusterEvent.CredentialRetired(requireRegistered(cluster).name(), it.credential()));
            case ClusterCommand.Label it -> eventIf(!requireRegistered(cluster).labels().equals(it.labels()),
                    () -> new ClusterEvent.Labelled(requireRegistered(cluster).name(), it.labels()));
            case ClusterCommand.Cordon _ -> eventIf(!requireRegistered(cluster).cordoned(),
                    () -> new ClusterEvent.Cordoned(requireRegistered(cluster).name()));
            case ClusterCommand.Uncordon it -> uncordon(requireRegistered(cluster), it.now());
            case ClusterCommand.Remove it -> remove(requireRegistered(cluster), it);
            case ClusterCommand.Leave _ -> end(requireRegistered(cluster), new ClusterEvent.Removed(requireRegistered(cluster).name()));
            case ClusterCommand.Forget it -> forget(cluster, it);
            case ClusterCommand.Resend _ -> List.of(new ClusterEvent.ResendAsked(requireRegistered(cluster).name()));
        };
    }

    static Cluster evolve(Cluster cluster, ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Registered it -> new Registered(it.cluster(), Map.copyOf(it.labels()), false, List.of(), null);
            case ClusterEvent.CredentialIssued it -> withIssued(requireRegistered(cluster), it);
            case ClusterEvent.CredentialRetired it -> withCredentials(requireRegistered(cluster),
                    requireRegistered(cluster).credentials().stream().filter(credential -> !credential.equals(it.credential())).toList());
            case ClusterEvent.Labelled it -> new Registered(it.cluster(), Map.copyOf(it.labels()), requireRegistered(cluster).cordoned(),
                    requireRegistered(cluster).credentials(), requireRegistered(cluster).removal());
            case ClusterEvent.Cordoned _ -> withCordoned(requireRegistered(cluster), true);
            case ClusterEvent.Uncordoned _ -> withCordoned(requireRegistered(cluster), false);
            case ClusterEvent.RemovalAsked it -> withRemoval(requireRegistered(cluster), it);
            case ClusterEvent.RemovalTakenBack _ -> withRemoval(requireRegistered(cluster), null);
            case ClusterEvent.Removed it -> new Gone(it.cluster(), false);
            case ClusterEvent.Forgotten it -> new Gone(it.cluster(), true);
            case ClusterEvent.ResendAsked _ -> cluster;
        };
    }

    static Cluster replay(List<ClusterEvent> events) {
        Cluster cluster = NONE;
        for (ClusterEvent event : events) {
            cluster = evolve(cluster, event);
        }
        return cluster;
    }

    static Registered requireRegistered(Cluster cluster) {
        return switch (cluster) {
            case None _ -> throw new IllegalStateException("There is no such cluster");
            case Gone it -> throw new StateConflictException("ClusterHasLeft", "Cluster " + it.name() + " has left the fleet.",
                    "Register it again under another name: the name of a cluster is never reused.");
            case Registered it -> it;
        };
    }

    private static List<String> credentials(Cluster cluster) {
        return switch (cluster) {
            case None _, Gone _ -> List.of();
            case Registered it -> it.credentials();
        };
    }

    private static List<ClusterEvent> register(Cluster cluster, ClusterCommand.Register it) {
        return switch (cluster) {
            case None _ -> List.of(new ClusterEvent.Registered(it.cluster(), it.displayName(), it.labels()));
            case Registered _, Gone _ -> throw new StateConflictException("ClusterNameIsTaken", "There is or was a cluster " + it.cluster()
                    + " already.", "Choose another name: the name of a cluster is never reused.");
        };
    }

    /** A repeated request before the due time replaces the earlier one. */
    private static List<ClusterEvent> remove(Registered it, ClusterCommand.Remove command) {
        requireRemovalNotBegun(it, command.now());
        return List.of(new ClusterEvent.RemovalAsked(it.name(), command.due(), command.workloads()));
    }

    private static List<ClusterEvent> uncordon(Registered it, Instant now) {
        requireRemovalNotBegun(it, now);
        List<ClusterEvent> events = new ArrayList<>();
        if (it.removal() != null) {
            events.add(new ClusterEvent.RemovalTakenBack(it.name()));
        }
        if (it.cordoned()) {
            events.add(new ClusterEvent.Uncordoned(it.name()));
        }
        return List.copyOf(events);
    }

    private static void requireRemovalNotBegun(Registered it, Instant now) {
        if (it.removal() != null && !now.isBefore(it.removal().due())) {
            throw new StateConflictException("RemovalHasBegun", "The removal of " + it.name() + " was due at " + it.removal().due()
                    + ": its workloads are being ended.", "Wait until the cluster has left the fleet. If its agent will never report "
                    + "again, use :forget.");
        }
    }

    private static List<ClusterEvent> forget(Cluster cluster, ClusterCommand.Forget command) {
        if (cluster instanceof Gone gone && !gone.forgotten()) {
            return List.of(new ClusterEvent.Forgotten(gone.name()));
        }
        Registered it = requireRegistered(cluster);
        if (command.lastHeard() != null && command.lastHeard().isAfter(command.silentSince())) {
            throw new StateConflictException("ClusterIsAlive", "The agent of " + it.name() + " reported at " + command.lastHeard()
                    + ", so the cluster is alive. If it were forgotten, its workloads would go on running unmanaged.",
                    it.removal() == null ? "Use :remove, which deletes or releases its workloads first."
                            : "Wait until its removal is done.")
                    .with("lastSeen", command.lastHeard());
        }
        return end(it, new ClusterEvent.Forgotten(it.name()));
    }

    private static List<ClusterEvent> end(Registered it, ClusterEvent end) {
        Stream<ClusterEvent> retired = it.credentials().stream()
                .map(credential -> new ClusterEvent.CredentialRetired(it.name(), credential));
        return Stream.concat(retired, Stream.of(end)).toList();
    }

    private static List<ClusterEvent> eventIf(boolean condition, Supplier<ClusterEvent> event) {
        return condition ? List.of(event.get()) : List.of();
    }

    private static Registered withCordoned(Registered it, boolean cordoned) {
        return new Registered(it.name(), it.labels(), cordoned, it.credentials(), it.removal());
    }

    private static Registered withRemoval(Registered it, ClusterEvent.@Nullable RemovalAsked removal) {
        return new Registered(it.name(), it.labels(), it.cordoned(), it.credentials(), removal);
    }

    private static List<ClusterEvent> rotate(Registered it, ClusterCommand.Rotate command) {
        if (it.credentials().isEmpty()) {
            throw new StateConflictException("ClusterHasNoCredential", "Cluster " + it.name()
                    + " never got a credential, so there is none to rotate.",
                    "Use :join, which issues its first credential.");
        }
        return List.of(new ClusterEvent.CredentialIssued(it.name(), command.credential(), command.formerUntil()));
    }

    private static Registered withIssued(Registered it, ClusterEvent.CredentialIssued event) {
        List<String> former = event.formerUntil() == null ? List.of() : it.credentials();
        return withCredentials(it, Stream.concat(former.stream(), Stream.of(event.credential())).toList());
    }

    private static Registered withCredentials(Registered it, List<String> credentials) {
        return new Registered(it.name(), it.labels(), it.cordoned(), credentials, it.removal());
    }
}
