package dev.fleetledger.manifest.check;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.draft.AsFound;
import dev.fleetledger.manifest.draft.Circumstances;
import dev.fleetledger.manifest.draft.Kept;
import dev.fleetledger.manifest.importing.Imported;
import dev.fleetledger.manifest.render.Specification;

/** Content that a new draft takes over from a revision or another draft. */
public final class Continuation {
    private Continuation() {
    }

    /** Takes over documents and kept fields. Tolerated values are taken over only if the rules would otherwise report a violation. */
    public static Imported of(Documents documents, List<Kept> kept, Set<String> found) {
        Circumstances with = new Circumstances(null, null, kept, found);
        boolean softens = !Rules.check(documents, with).violations()
            .equals(Rules.check(documents, new Circumstances(null, null, kept, Set.of())).violations());
        return new Imported(documents, kept, List.of(), List.of(), softens ? found : Set.of());
    }

    /** Takes over a specification. All its values can be tolerated, because they were accepted before. */
    public static Imported of(JsonNode specification, JsonNode placement) {
        Documents documents = Specification.toDocuments(specification, placement);
        return of(documents, Specification.kept(specification), AsFound.in(documents));
    }
}
