package dev.fleetledger.command.draft.start;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.ManifestBodyReader;
import dev.fleetledger.command.draft.repository.PlacementVisibility;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.DraftCopier;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.validation.SourceContent;

/** Reads the initial content of a draft from its source. A source that the actor may not see cannot be copied. */
@Component
final class DraftSourceReader {

    private final DraftRepository draftRepository;
    private final WorkloadRepository workloadRepository;
    private final PlacementVisibility placementVisibility;

    DraftSourceReader(DraftRepository draftRepository, WorkloadRepository workloadRepository, PlacementVisibility placementVisibility) {
        this.draftRepository = draftRepository;
        this.workloadRepository = workloadRepository;
        this.placementVisibility = placementVisibility;
    }

    /** Returns the initial content; throws a problem when the source cannot be read or imported. */
    InitialContent read(StartDraftBody.@Nullable From from, CommandRequest commandRequest) {
        if (from == null || from.running() != null) {
            return new InitialContent(StepDocuments.NONE, DraftImport.EMPTY);
        }
        if (from.yaml() != null) {
            return InitialContent.of("yaml", ManifestBodyReader.read(from.yaml()));
        }
        return from.draft() != null
                ? readDraft(from.draft(), commandRequest)
                : InitialContent.of("workload", readRevision(workloadRepository.find(from.workload(), commandRequest), from.revision()));
    }

    record InitialContent(StepDocuments documents, DraftImport imported) {

        static InitialContent of(String source, ImportResult importResult) {
            return new InitialContent(importResult.documents(), DraftImport.of(source, importResult));
        }
    }

    private InitialContent readDraft(UUID source, CommandRequest commandRequest) {
        var found = draftRepository.find(source, commandRequest);
        DraftContent draftContent = found.content();
        return InitialContent.of("draft", SourceContent.of(placementVisibility.filterIn(draftContent.documents(), found.authorization()),
                draftContent.imported().kept(), draftContent.imported().tolerated()));
    }

    private ImportResult readRevision(LoadedWorkload found, @Nullable Integer revision) {
        WorkloadState workloadState = found.state();
        int requested = revision == null ? workloadState.revision() : revision;
        if (!workloadState.hasRevision(requested)) {
            throw ProblemException.notFound("revision");
        }
        ImportResult importResult = SourceContent.of(workloadState.specification(requested),
                placementVisibility.filter(workloadState.placement(), found.authorization()));
        return new ImportResult(DraftCopier.copy(importResult.documents()), importResult.kept(), importResult.notCarried(),
                importResult.problems(), importResult.tolerated());
    }
}
