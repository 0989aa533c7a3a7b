package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.importer.ImportResult;

/**
 * Content that a draft starts with.
 *
 * @param from    what it was copied from
 * @param cluster the cluster in which the copied draft was opened, if the actor may see it
 */
record InitialContent(@Nullable Origin from, @Nullable String cluster, StepDocuments documents, DraftImport imported) {

    static final InitialContent EMPTY = new InitialContent(null, null, StepDocuments.NONE, DraftImport.EMPTY);

    static InitialContent of(@Nullable Origin from, String source, ImportResult importResult) {
        return new InitialContent(from, null, importResult.documents(), DraftImport.of(source, importResult));
    }

    InitialContent withCluster(@Nullable String opened) {
        return new InitialContent(from, opened, documents, imported);
    }
}
