package dev.fleetledger.command.draft.rebase;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.diff.CollisionMerge;
import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.manifest.validation.SourceContent;

/** Rebases an edit onto the workload's current state. Base, current and draft are compared with all defaults written out. */
final class DraftRebaser {

    private DraftRebaser() {}

    static DraftCommand.Rebase rebase(DraftContent draftContent, WorkloadState workloadState) {
        WorkloadVersion before = draftContent.requireBase();
        WorkloadVersion newer = workloadState.currentVersion();
        // Open collisions often go back to the version that the draft is based on.
        Map<WorkloadVersion, ThreeWayRebase.Version> versions = new HashMap<>();
        Function<WorkloadVersion, ThreeWayRebase.Version> history = one -> versions.computeIfAbsent(one, workloadState::version);
        ThreeWayRebase.Version current = history.apply(newer);
        ThreeWayRebase.Version draft = draftContent.completed();
        ThreeWayRebase.RebaseResult rebaseResult = ThreeWayRebase.rebase(before, history.apply(before), current, draft);
        return new DraftCommand.Rebase(new BasedOn(workloadState.workload(), newer.revision(), newer.placementVersion()),
                changedSteps(draft.documents(), rebaseResult.documents()), mergeImports(draftContent, workloadState, rebaseResult),
                CollisionMerge.merge(draftContent.collisions(), rebaseResult.collisions(), current, draft, history));
    }

    private static StepDocuments changedSteps(StepDocuments draft, StepDocuments merged) {
        StepDocuments changed = StepDocuments.NONE;
        for (var step : merged.byStep().entrySet()) {
            JsonNode document = CredentialRedactor.redact(step.getKey(), step.getValue());
            changed = document.equals(draft.of(step.getKey())) ? changed : changed.with(step.getKey(), document);
        }
        return changed;
    }

    private static DraftImport mergeImports(DraftContent draftContent, WorkloadState workloadState,
            ThreeWayRebase.RebaseResult rebaseResult) {
        Set<String> tolerated = new TreeSet<>(draftContent.imported().tolerated());
        tolerated.addAll(SourceContent.of(workloadState.specification(), workloadState.placement()).tolerated());
        return new DraftImport("workload", rebaseResult.kept(), Set.copyOf(tolerated), draftContent.imported().notCarried());
    }
}
