package dev.fleetledger.command.draft.rebase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.draft.DraftCommand;
import dev.fleetledger.command.draft.DraftContent;
import dev.fleetledger.command.draft.DraftImport;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.form.Defaults;
import dev.fleetledger.manifest.render.Specification;
import dev.fleetledger.manifest.validation.SourceContent;

/** Rebases an edit onto the workload's current state. Base, current and draft are compared with all defaults written out. */
final class DraftRebaser {

    private DraftRebaser() {}

    static BasedOn basedOn(DraftContent edit) {
        return Objects.requireNonNull(edit.basedOn(), "An edit must be based on a revision");
    }

    static DraftCommand.Rebase rebase(DraftContent draftContent, WorkloadState workloadState, DraftContext draftContext) {
        BasedOn base = basedOn(draftContent);
        BasedOn newer = new BasedOn(workloadState.workload(), workloadState.revision(), workloadState.placementVersion());
        StepDocuments draft = Defaults.fill(draftContent.documents(), draftContext).documents();
        ThreeWayRebase.RebaseResult rebaseResult =
                ThreeWayRebase.rebase(version(workloadState, base), version(workloadState, newer),
                        new ThreeWayRebase.Version(draft, draftContent.imported().kept()));
        return new DraftCommand.Rebase(newer, changedSteps(draft, rebaseResult.documents()),
                mergeImports(draftContent, workloadState, rebaseResult), mergeCollisions(draftContent, rebaseResult));
    }

    private static ThreeWayRebase.Version version(WorkloadState workloadState, BasedOn state) {
        return new ThreeWayRebase.Version(Defaults.fill(workloadState.documents(state.revision(), state.placementVersion())).documents(),
                Specification.kept(workloadState.specification(state.revision())));
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

    /** Collisions of an earlier rebase stay unresolved. */
    private static List<Collision> mergeCollisions(DraftContent draftContent, ThreeWayRebase.RebaseResult rebaseResult) {
        List<Collision> unresolved = new ArrayList<>(draftContent.collisions());
        rebaseResult.collisions().stream().filter(one -> !unresolved.contains(one)).forEach(unresolved::add);
        return List.copyOf(unresolved);
    }
}
