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
    private final PlacementVisibility seen;

    DraftSourceReader(DraftRepository draftRepository, WorkloadRepository workloadRepository, PlacementVisibility seen) {
        this.draftRepository = draftRepository;
        this.workloadRepository = workloadRepository;
        this.seen = seen;
    }

    /** Returns the initial content; throws a problem when the source cannot be read or imported. */
    InitialContent read(StartDraftBody.@Nullable From from, CommandRequest commandRequest) {
        if (from == null || from.running() != null) {
            return new InitialContent(StepDocuments.NONE, DraftImport.NOTHING);
        }
        if (from.yaml() != null) {
            return InitialContent.of("yaml", ManifestBodyReader.read(from.yaml()));
        }
        return from.draft() != null
                ? draft(from.draft(), commandRequest)
                : InitialContent.of("workload", specification(workloadRepository.find(from.workload(), commandRequest), from.revision()));
    }

    record InitialContent(StepDocuments documents, DraftImport carried) {

        static InitialContent of(String source, ImportResult importResult) {
            return new InitialContent(importResult.documents(), DraftImport.of(source, importResult));
        }
    }

    private InitialContent draft(UUID source, CommandRequest commandRequest) {
        var found = draftRepository.find(source, commandRequest);
        DraftContent draftContent = found.content();
        return InitialContent.of("draft", SourceContent.of(seen.filterIn(draftContent.documents(), found.standing()), draftContent.carried().kept(), draftContent.carried().found()));
    }

    private ImportResult specification(LoadedWorkload found, @Nullable Integer revision) {
        WorkloadState workloadState = found.known();
        int asked = revision == null ? workloadState.revision() : revision;
        if (!workloadState.has(asked)) {
            throw ProblemException.notFound("revision");
        }
        ImportResult again = SourceContent.of(workloadState.specification(asked), seen.filter(workloadState.placement(), found.standing()));
        return new ImportResult(DraftCopier.copy(again.documents()), again.kept(), again.notCarried(), again.problems(), again.found());
    }
}
