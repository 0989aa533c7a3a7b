package dev.fleetledger.manifest.importing;

import java.util.List;
import java.util.Set;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Kept;

/**
 * Result of importing YAML or a running DaemonSet.
 *
 * @param documents the steps, without placement
 * @param kept fields that the form doesn't have
 * @param notCarried objects that are not imported, by kind and name
 * @param problems why the text can't become a draft; if there are any, the rest is empty
 * @param found tolerated values: names for which the 4–63 rule is only a warning, surges and service selectors
 */
public record Imported(Documents documents, List<Kept> kept, List<String> notCarried, List<Misshape> problems, Set<String> found) {
    /** Returns the context of a draft that starts with this import. */
    public Circumstances circumstances() {
        return new Circumstances(null, null, kept, found);
    }

    static Imported refused(List<Misshape> problems) {
        return new Imported(Documents.NONE, List.of(), List.of(), problems, Set.of());
    }
}
