package dev.fleetledger.query.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.diff.ThreeWayRebase;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.workload.WorkloadHistory;

/** Reads the open collisions of a draft with the values between which a person decides. */
@Component
class CollisionQueries {

    private final WorkloadHistory workloadHistory;

    CollisionQueries(WorkloadHistory workloadHistory) {
        this.workloadHistory = workloadHistory;
    }

    List<CollisionResponse> read(DraftView draft, DraftEvaluator.EvaluatedDraft evaluatedDraft, AuthenticatedReader authenticatedReader) {
        UUID workload = draft.basedWorkload;
        WorkloadVersion base = draft.base();
        if (workload == null || base == null || draft.collisions().isEmpty()) {
            return List.of();
        }
        // Collisions of one rebase share what came before.
        Map<WorkloadVersion, ThreeWayRebase.Version> versions = new HashMap<>();
        Function<WorkloadVersion, ThreeWayRebase.Version> history =
                version -> versions.computeIfAbsent(version, it -> read(workload, it, authenticatedReader));
        ThreeWayRebase.Version mine =
                new ThreeWayRebase.Version(evaluatedDraft.visibleDocuments(authenticatedReader), evaluatedDraft.kept());
        return CollisionResponse.all(draft.collisions(), history, mine, history.apply(base));
    }

    /** The reader has not written what comes from the workload, so only visible clusters are named. */
    private ThreeWayRebase.Version read(UUID workload, WorkloadVersion at, AuthenticatedReader authenticatedReader) {
        ThreeWayRebase.Version version = workloadHistory.version(workload, at);
        StepDocuments documents = StepDocuments.NONE;
        for (Step step : Step.values()) {
            documents = documents.with(step, CredentialRedactor.redact(step, version.documents().of(step)));
        }
        return new ThreeWayRebase.Version(documents.with(Step.PLACEMENT,
                VisibleClusters.filterPlacement(documents.of(Step.PLACEMENT), authenticatedReader)),
                version.kept().stream().map(CredentialRedactor::redact).toList());
    }
}
