package dev.fleetledger.manifest.importing;

import java.util.List;
import java.util.Set;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Misshape;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Kept;

/**
 * What became of YAML, or of a running DaemonSet.
 *
 * @param documents the steps, placement aside
 * @param kept what the form has no place for
 * @param notCarried objects that stay out, by kind and name
 * @param problems why the text can't become a draft; the rest is empty then
 * @param found names as they were found, for which the 4–63 rule is only a warning, and a surge that was found
 */
public record Imported(Documents documents, List<Kept> kept, List<String> notCarried, List<Misshape> problems, Set<String> found) {
    /** Those of a draft that begins with it. */
    public Circumstances circumstances() {
        return new Circumstances(null, null, kept, found);
    }

    static Imported refused(List<Misshape> problems) {
        return new Imported(Documents.NONE, List.of(), List.of(), problems, Set.of());
    }
}
