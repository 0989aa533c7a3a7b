package dev.fleetledger.command.draft;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.importer.ImportResult;

/**
 * Content of a draft outside its steps, with the source that it was imported from.
 *
 * @param source    {@code yaml}, {@code draft}, {@code workload} or {@code running}
 * @param tolerated tolerated values, for which some rules only warn
 */
public record DraftImport(String source, List<KeptField> kept, Set<String> tolerated, List<OmittedObject> notCarried) {

    public static final DraftImport EMPTY = new DraftImport("", List.of(), Set.of(), List.of());

    public static DraftImport of(String source, ImportResult importResult) {
        return new DraftImport(source, importResult.kept(), Set.copyOf(importResult.tolerated()), importResult.notCarried());
    }

    static DraftImport of(DraftEvent.Imported it) {
        return new DraftImport(it.source(), it.kept().stream().map(field -> new KeptField(field.object(), field.path(), field.value()))
                .toList(),
                Set.copyOf(it.found()), it.notCarried().stream().map(one -> new OmittedObject(one.object(), one.why())).toList());
    }

    DraftEvent.Imported toEvent(UUID draft) {
        return new DraftEvent.Imported(draft, source, kept.stream()
                .map(field -> new DraftEvent.Kept(field.object(), field.path(), field.value())).toList(),
                List.copyOf(new TreeSet<>(tolerated)),
                notCarried.stream().map(one -> new DraftEvent.NotCarried(one.object(), one.why())).toList());
    }

    /** The fields that a workload's revision keeps take the place of the draft's. */
    public DraftImport withKept(List<KeptField> fields) {
        return new DraftImport("workload", fields, tolerated, notCarried);
    }

    boolean needsEvent() {
        return source.equals("yaml") || !kept.isEmpty() || !tolerated.isEmpty() || !notCarried.isEmpty();
    }

    /** Whether the other import tells the same of the draft. The source does not count: the same content may come from elsewhere. */
    boolean hasSameContent(DraftImport other) {
        return kept.equals(other.kept) && tolerated.equals(other.tolerated) && notCarried.equals(other.notCarried);
    }
}
