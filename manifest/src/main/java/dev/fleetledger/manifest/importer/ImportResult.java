package dev.fleetledger.manifest.importer;

import java.util.List;
import java.util.Set;

import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.OmittedObject;

/**
 * Result of importing YAML or a running DaemonSet.
 *
 * @param documents the steps, without placement
 * @param kept fields that the form doesn't have
 * @param notCarried what is not imported, and why
 * @param problems why the text can't become a draft; if there are any, the rest is empty
 * @param tolerated tolerated values: names for which the 4–63 rule is only a warning, surges and service selectors
 * @param choices names of the DaemonSets, if there are several and none of them was chosen; then there is also a problem that says so
 */
public record ImportResult(StepDocuments documents, List<KeptField> kept, List<OmittedObject> notCarried, List<ShapeError> problems,
        Set<String> tolerated, List<String> choices) {
    /** Returns the context of a draft that starts with this import. */
    public DraftContext context() {
        return new DraftContext(null, null, kept, tolerated);
    }

    /** Returns the same import with other documents. */
    public ImportResult withDocuments(StepDocuments changed) {
        return new ImportResult(changed, kept, notCarried, problems, tolerated, choices);
    }

    static ImportResult failed(List<ShapeError> problems) {
        return new ImportResult(StepDocuments.NONE, List.of(), List.of(), problems, Set.of(), List.of());
    }

    /** A single name is no choice. */
    static ImportResult ambiguous(ShapeError problem, List<String> names) {
        return new ImportResult(StepDocuments.NONE, List.of(), List.of(), List.of(problem), Set.of(), names.size() > 1 ? names : List.of());
    }
}
