package dev.fleetledger.query.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.audit.CommandEntry;
import dev.fleetledger.query.audit.CommandEntryQueries;

/** Finds out by which commands objects were changed between two points, and what their clusters did. */
@Component
class DiffEntries {

    private static final int MAX_ENTRIES = 20;
    private static final int MAX_STEPS = 100;
    private static final int MAX_REPORTED = 1_000;

    private final VersionQueries versions;
    private final StepCommandQueries stepCommands;
    private final CommandEntryQueries entryQueries;

    DiffEntries(VersionQueries versions, StepCommandQueries stepCommands, CommandEntryQueries entryQueries) {
        this.versions = versions;
        this.stepCommands = stepCommands;
        this.entryQueries = entryQueries;
    }

    /** @return by object, newest first, limited in number */
    Map<ChangedObject, List<CommandEntry>> find(Collection<ChangedObject> objects, DiffRange range,
            AuthenticatedReader authenticatedReader) {
        Map<ChangedObject, List<Long>> steps = findSteps(objects, range);
        Map<Long, String> commands = stepCommands.find(steps.values().stream().flatMap(List::stream).distinct().toList());
        Map<String, CommandEntry> entries = findWithCauses(Set.copyOf(commands.values()), authenticatedReader);
        Map<String, List<CommandEntry>> aboutDeployments = findAboutDeployments(objects, range, authenticatedReader);
        Map<ChangedObject, List<CommandEntry>> found = new HashMap<>();
        for (ChangedObject object : objects) {
            Set<CommandEntry> all = new LinkedHashSet<>(aboutDeployments.getOrDefault(object.id(), List.of()));
            steps.getOrDefault(object, List.of()).stream().map(commands::get).filter(Objects::nonNull).map(entries::get)
                    .filter(Objects::nonNull).flatMap(entry -> withCause(entry, entries)).forEach(all::add);
            found.put(object, all.stream().sorted(Comparator.comparing(CommandEntry::position).reversed()).limit(MAX_ENTRIES).toList());
        }
        return found;
    }

    /** Of what the hub did by itself, the command that caused it says who wanted it, and why. It may be older than the first point. */
    private Map<String, CommandEntry> findWithCauses(Set<String> commands, AuthenticatedReader authenticatedReader) {
        Map<String, CommandEntry> entries = new HashMap<>();
        List<CommandEntry> found = entryQueries.findByCommands(commands, authenticatedReader);
        Set<String> causes = found.stream().filter(CommandEntry::isConsequence).map(CommandEntry::cause).collect(Collectors.toSet());
        causes.removeAll(commands);
        Stream.concat(found.stream(), entryQueries.findByCommands(causes, authenticatedReader).stream())
                .forEach(entry -> entries.put(entry.command(), entry));
        return entries;
    }

    private static Stream<CommandEntry> withCause(CommandEntry entry, Map<String, CommandEntry> entries) {
        return entry.isConsequence() ? Stream.of(entry, entries.get(entry.cause())).filter(Objects::nonNull) : Stream.of(entry);
    }

    private Map<ChangedObject, List<Long>> findSteps(Collection<ChangedObject> objects, DiffRange range) {
        Map<ChangedObject, List<Long>> steps = new HashMap<>();
        for (ObjectKind kind : ObjectKind.values()) {
            List<ChangedObject> ofKind = objects.stream().filter(object -> object.kind() == kind).toList();
            Map<String, List<Long>> byId = ofKind.isEmpty() ? Map.of()
                    : versions.findSteps(kind, ofKind.stream().map(ChangedObject::id).toList(), range, MAX_STEPS);
            // The last step may be the object's removal, with which no version begins.
            ofKind.forEach(object -> steps.put(object, withLast(byId.getOrDefault(object.id(), List.of()), object.step())));
        }
        return steps;
    }

    private static List<Long> withLast(List<Long> steps, long last) {
        Set<Long> all = new LinkedHashSet<>(steps);
        all.add(last);
        return List.copyOf(all);
    }

    /** What the hub records of a report about a deployment, such as drift, changes no row of it. */
    private Map<String, List<CommandEntry>> findAboutDeployments(Collection<ChangedObject> objects, DiffRange range,
            AuthenticatedReader authenticatedReader) {
        Set<UUID> workloads = new HashSet<>();
        Set<String> clusters = new HashSet<>();
        objects.stream().filter(object -> object.kind() == ObjectKind.DEPLOYMENT).map(ChangedObject::place).forEach(place -> {
            workloads.add(place.workload());
            clusters.add(place.cluster());
        });
        Map<String, List<CommandEntry>> entries = new HashMap<>();
        entryQueries.findAboutDeployments(workloads, clusters, range.from().position(), range.to().position(), MAX_REPORTED,
                authenticatedReader).forEach(entry -> entries.computeIfAbsent(entry.workload() + "/" + entry.cluster(),
                        id -> new ArrayList<>()).add(entry));
        return entries;
    }
}
