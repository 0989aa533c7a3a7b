package dev.fleetledger.command.draft;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.importing.Imported;

/**
 * Content of a draft outside its steps, with the source that it was imported from.
 *
 * @param source {@code yaml}, {@code draft}, {@code workload} or {@code running}
 * @param found  tolerated values, for which some rules only warn
 */
public record Carried(String source, List<Kept> kept, Set<String> found, List<String> notCarried) {

    public static final Carried NOTHING = new Carried("", List.of(), Set.of(), List.of());

    public static Carried of(String source, Imported imported) {
        return new Carried(source, imported.kept(), Set.copyOf(imported.found()), imported.notCarried());
    }

    static Carried of(DraftEvent.Imported it) {
        return new Carried(it.source(), it.kept().stream().map(one -> new Kept(one.object(), one.path(), one.value())).toList(),
                Set.copyOf(it.found()), it.notCarried());
    }

    DraftEvent.Imported into(UUID draft) {
        return new DraftEvent.Imported(draft, source, kept.stream().map(one -> new DraftEvent.Kept(one.object(), one.path(), one.value())).toList(),
                List.copyOf(new TreeSet<>(found)), notCarried);
    }

    boolean isWorthTelling() {
        return source.equals("yaml") || !kept.isEmpty() || !found.isEmpty();
    }

    /** Compares only what affects the draft's content: source and fields that were not imported do not count. */
    boolean amountsTo(Carried other) {
        return kept.equals(other.kept) && found.equals(other.found);
    }
}
