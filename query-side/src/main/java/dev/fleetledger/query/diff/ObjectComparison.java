package dev.fleetledger.query.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.audit.CommandEntry;
import dev.fleetledger.query.diff.DiffResponse.Entry;
import dev.fleetledger.query.diff.DiffResponse.ObjectChange;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.person.PersonDirectory.Names;

/** Compares changed objects at two points, as far as the reader may see them today. */
@Component
class ObjectComparison {

    /** An object and what has changed of it. */
    record Compared(ChangedObject object, ObjectChange change) {}

    private static final int MAX_STATUSES = 10;

    private final VersionQueries versions;
    private final ObjectVisibility visibility;
    private final DiffEntries diffEntries;
    private final PassingStatusQueries passingStatuses;
    private final SpecificationChanges specificationChanges;
    private final PersonDirectory personDirectory;

    ObjectComparison(VersionQueries versions, ObjectVisibility visibility, DiffEntries diffEntries, PassingStatusQueries passingStatuses,
            SpecificationChanges specificationChanges, PersonDirectory personDirectory) {
        this.versions = versions;
        this.visibility = visibility;
        this.diffEntries = diffEntries;
        this.passingStatuses = passingStatuses;
        this.specificationChanges = specificationChanges;
        this.personDirectory = personDirectory;
    }

    /** @return visible objects with a change that shows, in their order */
    List<Compared> compare(List<ChangedObject> objects, Map<String, List<Outage>> outages, DiffRange range,
            AuthenticatedReader authenticatedReader) {
        List<VersionPair> pairs = visibility.filter(read(objects, range), authenticatedReader);
        Map<ChangedObject, List<CommandEntry>> entries =
                diffEntries.find(pairs.stream().map(VersionPair::object).toList(), range, authenticatedReader);
        Map<String, List<PassingStatusQueries.FormerVersion>> former = passingStatuses.find(pairs.stream().map(VersionPair::object)
                .filter(object -> object.kind() == ObjectKind.DEPLOYMENT).map(ChangedObject::id).toList(), range, MAX_STATUSES);
        Names names = personDirectory.names(entries.values().stream().flatMap(List::stream).map(CommandEntry::actor).toList());
        List<Compared> compared = new ArrayList<>();
        for (VersionPair pair : pairs) {
            ChangedObject object = pair.object();
            List<FieldChange> changes = Stream.concat(ObjectDiff.between(object.kind().fields(), pair.before(), pair.after()).stream(),
                    specificationChanges.between(pair, authenticatedReader).stream()).toList();
            ObjectChange change = pair.toChange(changes,
                    entries.getOrDefault(object, List.of()).stream().map(entry -> toEntry(entry, names)).toList(),
                    PassingStatuses.of(former.getOrDefault(object.id(), List.of()), range.from().at(), pair.before(), pair.after()),
                    object.kind() == ObjectKind.CLUSTER ? outages.getOrDefault(object.id(), List.of()) : List.of());
            if (pair.exists() && shows(change)) {
                compared.add(new Compared(object, change));
            }
        }
        return compared;
    }

    private List<VersionPair> read(List<ChangedObject> objects, DiffRange range) {
        Map<ChangedObject, VersionPair> pairs = new HashMap<>();
        for (ObjectKind kind : ObjectKind.values()) {
            List<ChangedObject> ofKind = objects.stream().filter(object -> object.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                List<String> ids = ofKind.stream().map(ChangedObject::id).toList();
                Map<String, Map<String, JsonNode>> before = versions.findAtStep(kind, ids, range.from().step());
                Map<String, Map<String, JsonNode>> after = versions.findAtStep(kind, ids, range.to().step());
                ofKind.forEach(object -> pairs.put(object, VersionPair.of(object, before.getOrDefault(object.id(), Map.of()),
                        after.getOrDefault(object.id(), Map.of()), range)));
            }
        }
        return objects.stream().map(pairs::get).toList();
    }

    /** Whether there is anything to tell: most reports change only what a diff doesn't compare. */
    private static boolean shows(ObjectChange change) {
        return !(change.changes().isEmpty() && change.entries().isEmpty() && change.statuses().isEmpty() && change.outages().isEmpty());
    }

    private static Entry toEntry(CommandEntry entry, Names names) {
        return new Entry(Long.toString(entry.position()), entry.at(), names.person(entry.actor()), entry.action(), entry.reason(),
                entry.isReport() ? Origin.CLUSTER : Origin.COMMAND, entry.facts());
    }
}
