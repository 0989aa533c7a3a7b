package dev.fleetledger.command.workload.variant;

import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.draft.repository.DraftStarter;
import dev.fleetledger.command.draft.repository.PlacementVisibility;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.draft.DraftCopier;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.validation.SourceContent;

/** The draft is assigned its family at once; source workload and variant get it when the draft is submitted. */
@Component
final class CreateVariantHandler {

    private final WorkloadRepository workloadRepository;
    private final PlacementVisibility placementVisibility;
    private final DraftStarter draftStarter;
    private final IdGenerator idGenerator;

    CreateVariantHandler(WorkloadRepository workloadRepository, PlacementVisibility placementVisibility, DraftStarter draftStarter,
            IdGenerator idGenerator) {
        this.workloadRepository = workloadRepository;
        this.placementVisibility = placementVisibility;
        this.draftStarter = draftStarter;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandReceipt handle(CreateVariant command, Authorization authorization) {
        LoadedWorkload found = workloadRepository.find(command.workload(), authorization);
        authorization.requireEditWorkload(found.state().namespace(), found.clusters());
        WorkloadState workloadState = Workload.requireLive(found.workload());
        DraftCommand.Start start = start(workloadState, authorization);
        authorization.audit().setTarget(new Target(start.draft(), workloadState.workload(), null, workloadState.namespace()));
        return draftStarter.start(start);
    }

    private DraftCommand.Start start(WorkloadState workloadState, Authorization authorization) {
        ImportResult copied = SourceContent.of(workloadState.specification(), placementVisibility.filter(workloadState.placement(),
                authorization));
        UUID family = workloadState.family() == null ? idGenerator.next() : workloadState.family();
        return new DraftCommand.Start(idGenerator.next(), idGenerator.next(), workloadState.kind(), authorization.actor(), null,
                new Origin(null, workloadState.workload(), workloadState.revision(), null), null, family,
                DraftCopier.variant(copied.documents()), DraftImport.of("workload", copied));
    }
}
