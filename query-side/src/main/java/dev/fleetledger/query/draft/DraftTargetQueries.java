package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.placement.TargetCluster;
import dev.fleetledger.manifest.placement.TargetResolver;
import dev.fleetledger.manifest.rollout.Candidate;
import dev.fleetledger.manifest.rollout.PlannedWave;
import dev.fleetledger.manifest.rollout.RolloutPlan;
import dev.fleetledger.manifest.rollout.WaveResolver;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.draft.DraftEvaluator.EvaluatedDraft;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.web.ReadPoint;

/** Resolves a draft's target clusters and the waves in which they would be reached, with the same code as the command-side. */
@Component
class DraftTargetQueries {

    private static final String NOT_VISIBLE = "isn't in the fleet, or you may not see it";
    private static final String PLAN_POINTER = "/rollout";

    private final VisibleClusters clusters;
    private final QuerySideProperties sideProperties;

    DraftTargetQueries(VisibleClusters clusters, QuerySideProperties sideProperties) {
        this.clusters = clusters;
        this.sideProperties = sideProperties;
    }

    DraftTargetsResponse read(EvaluatedDraft evaluatedDraft, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        List<PlacementCluster> visible = clusters.visibleTo(authenticatedReader);
        List<TargetCluster> targets = resolve(evaluatedDraft, visible, authenticatedReader);
        return DraftTargetsResponse.of(targets, resolveWaves(evaluatedDraft, candidates(targets, visible, readPoint)),
                evaluatedDraft.countElsewhere(authenticatedReader), readPoint.positionText());
    }

    /** Returns the names of the chosen clusters that the reader may see. */
    List<String> findChosen(EvaluatedDraft evaluatedDraft, AuthenticatedReader authenticatedReader) {
        return resolve(evaluatedDraft, clusters.visibleTo(authenticatedReader), authenticatedReader).stream().filter(TargetCluster::chosen)
                .map(TargetCluster::cluster).toList();
    }

    /**
     * Returns every cluster that the reader may see or has written into the draft, chosen or not. A cluster that the reader may not see
     * gets the same text as one that is not in the fleet.
     */
    private static List<TargetCluster> resolve(EvaluatedDraft evaluatedDraft, List<PlacementCluster> visible,
            AuthenticatedReader authenticatedReader) {
        if (!evaluatedDraft.documents().isSaved(Step.PLACEMENT)) {
            return List.of();
        }
        Set<String> visibleNames = visible.stream().map(PlacementCluster::name).collect(Collectors.toSet());
        return TargetResolver.resolve(evaluatedDraft.document(Step.PLACEMENT, authenticatedReader), visible).stream()
                .map(targetCluster -> visibleNames.contains(targetCluster.cluster()) ? targetCluster
                        : new TargetCluster(targetCluster.cluster(), false, NOT_VISIBLE)).toList();
    }

    private List<Candidate> candidates(List<TargetCluster> targets, List<PlacementCluster> visible, ReadPoint readPoint) {
        Set<String> chosen = targets.stream().filter(TargetCluster::chosen).map(TargetCluster::cluster).collect(Collectors.toSet());
        Map<String, Instant> heardAt = clusters.lastHeardAt(chosen);
        Instant silentBefore = readPoint.now().minus(sideProperties.clusterSilentAfter());
        return visible.stream().filter(cluster -> chosen.contains(cluster.name()))
                .map(cluster -> new Candidate(cluster.name(), cluster.labels(),
                        heardAt.getOrDefault(cluster.name(), Instant.MIN).isAfter(silentBefore)))
                .toList();
    }

    private static List<PlannedWave> resolveWaves(EvaluatedDraft evaluatedDraft, List<Candidate> candidates) {
        boolean violatesRules = evaluatedDraft.findings().violations().stream()
                .anyMatch(violation -> violation.step() == Step.PLACEMENT && violation.pointer().startsWith(PLAN_POINTER));
        return violatesRules || candidates.isEmpty() ? List.of()
                : WaveResolver.resolve(RolloutPlan.of(evaluatedDraft.completed().documents().of(Step.PLACEMENT)), candidates);
    }
}
