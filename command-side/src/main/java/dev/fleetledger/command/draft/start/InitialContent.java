package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.importer.ImportResult;

/**
 * Content that a draft starts with.
 *
 * @param from what it was copied from
 */
record InitialContent(@Nullable Origin from, StepDocuments documents, DraftImport imported) {

    static final InitialContent EMPTY = new InitialContent(null, StepDocuments.NONE, DraftImport.EMPTY);

    static InitialContent of(@Nullable Origin from, String source, ImportResult importResult) {
        return new InitialContent(from, importResult.documents(), DraftImport.of(source, importResult));
    }
}
