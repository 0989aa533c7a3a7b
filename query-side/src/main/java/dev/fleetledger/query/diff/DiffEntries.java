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
        Map<String, CommandEntry> entries = new HashMap<>();
        entryQueries.findByCommands(Set.copyOf(commands.values()), authenticatedReader)
                .forEach(entry -> entries.put(entry.command(), entry));
        Map<String, List<CommandEntry>> aboutDeployments = findAboutDeployments(objects, range, authenticatedReader);
        Map<ChangedObject, List<CommandEntry>> found = new HashMap<>();
        for (ChangedObject object : objects) {
            Set<CommandEntry> all = new LinkedHashSet<>(aboutDeployments.getOrDefault(object.id(), List.of()));
            steps.getOrDefault(object, List.of()).stream().map(commands::get).filter(Objects::nonNull).map(entries::get)
                    .filter(Objects::nonNull).forEach(all::add);
            found.put(object, all.stream().sorted(Comparator.comparing(CommandEntry::position).reversed()).limit(MAX_ENTRIES).toList());
        }
        return found;
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
