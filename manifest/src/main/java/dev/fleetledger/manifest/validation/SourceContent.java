package dev.fleetledger.manifest.validation;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.ToleratedValues;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.render.Specification;

/** Content that a new draft takes over from a revision or another draft. */
public final class SourceContent {
    private SourceContent() {
    }

    /** Takes over documents and kept fields. Tolerated values are taken over only if the rules would otherwise report a violation. */
    public static ImportResult of(StepDocuments stepDocuments, List<KeptField> kept, Set<String> tolerated) {
        DraftContext context = new DraftContext(null, null, kept, tolerated);
        boolean needsTolerance = !DraftValidator.validate(stepDocuments, context).violations()
            .equals(DraftValidator.validate(stepDocuments, new DraftContext(null, null, kept, Set.of())).violations());
        return new ImportResult(stepDocuments, kept, List.of(), List.of(), needsTolerance ? tolerated : Set.of(), List.of());
    }

    /** Takes over a specification. All its values can be tolerated, because they were accepted before. */
    public static ImportResult of(JsonNode specification, JsonNode placement) {
        StepDocuments stepDocuments = Specification.toDocuments(specification, placement);
        return of(stepDocuments, Specification.kept(specification), ToleratedValues.collect(stepDocuments));
    }
}
