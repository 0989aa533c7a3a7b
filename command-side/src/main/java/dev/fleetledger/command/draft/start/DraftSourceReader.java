package dev.fleetledger.command.draft.start;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.body.ManifestBodyReader;
import dev.fleetledger.command.draft.repository.DraftRepository;
import dev.fleetledger.command.draft.repository.PlacementVisibility;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.manifest.draft.DraftCopier;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.validation.SourceContent;
import dev.fleetledger.problem.NotFoundException;

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

    /** @throws NotFoundException when the actor may not see the source, or the workload has no such revision */
    InitialContent read(DraftSource source, Authorization authorization) {
        return switch (source) {
            case DraftSource.Nothing _, DraftSource.RunningDaemonSet _ -> InitialContent.EMPTY;
            case DraftSource.Manifest it -> InitialContent.of(null, "yaml", ManifestBodyReader.requireChosen(it.content()));
            case DraftSource.OtherDraft it -> readDraft(it, authorization);
            case DraftSource.WorkloadRevision it -> readRevision(it, authorization);
        };
    }

    private InitialContent readDraft(DraftSource.OtherDraft source, Authorization authorization) {
        DraftContent draftContent = draftRepository.find(source.draft(), authorization).content();
        return InitialContent.of(new Origin(source.draft(), null, null, null), "draft",
                SourceContent.of(placementVisibility.filterIn(draftContent.documents(), authorization), draftContent.imported().kept(),
                        draftContent.imported().tolerated()))
                .withCluster(placementVisibility.filter(draftContent.cluster(), authorization));
    }

    private InitialContent readRevision(DraftSource.WorkloadRevision source, Authorization authorization) {
        WorkloadState workloadState = workloadRepository.find(source.workload(), source.revision() == null ? List.of()
                : List.of(source.revision()), authorization).state();
        int requested = source.revision() == null ? workloadState.revision() : source.revision();
        if (!workloadState.hasRevision(requested)) {
            throw new NotFoundException("revision");
        }
        ImportResult importResult = SourceContent.of(workloadState.specification(requested),
                placementVisibility.filter(workloadState.placement(), authorization));
        return InitialContent.of(new Origin(null, source.workload(), source.revision(), null), "workload",
                importResult.withDocuments(DraftCopier.copy(importResult.documents())));
    }
}
