package dev.fleetledger.command.workload.edit;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.draft.repository.DraftStarter;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.contract.draft.DraftEvent.Origin;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.validation.SourceContent;

@Component
final class EditWorkloadHandler {

    private final WorkloadRepository workloadRepository;
    private final DraftStarter draftStarter;
    private final IdGenerator idGenerator;

    EditWorkloadHandler(WorkloadRepository workloadRepository, DraftStarter draftStarter, IdGenerator idGenerator) {
        this.workloadRepository = workloadRepository;
        this.draftStarter = draftStarter;
        this.idGenerator = idGenerator;
    }

    @CommandHandler
    CommandReceipt handle(EditWorkload command, Authorization authorization) {
        LoadedWorkload found = workloadRepository.find(command.workload(), authorization);
        authorization.requireEditWorkload(found.state().namespace(), found.clusters());
        WorkloadState workloadState = Workload.requireLive(found.workload());
        DraftCommand.Start start = start(workloadState, authorization.actor());
        authorization.audit().setTarget(new Target(start.draft(), workloadState.workload(), null, workloadState.namespace()));
        return draftStarter.start(start);
    }

    private DraftCommand.Start start(WorkloadState workloadState, String owner) {
        ImportResult copied = SourceContent.of(workloadState.specification(), workloadState.placement());
        return new DraftCommand.Start(idGenerator.next(), workloadState.workload(), workloadState.kind(), owner, null,
                new Origin(null, workloadState.workload(), workloadState.revision(), null),
                new BasedOn(workloadState.workload(), workloadState.revision(), workloadState.placementVersion()),
                null, copied.documents(), DraftImport.of("workload", copied));
    }
}
