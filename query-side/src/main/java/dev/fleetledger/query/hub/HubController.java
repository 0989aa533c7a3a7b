package dev.fleetledger.query.hub;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.deployment.DeploymentViewRepository;

/** State of the hub, including the read model's lag. Every signed-in person may read it, without the counts over the whole fleet. */
@RestController
class HubController {

    /**
     * @param reports   null for readers without the right to read the whole ledger, as are {@code intents} and {@code questions}
     * @param epoch     increases when a restored ledger is accepted
     * @param blocked   set while nothing is sent to any cluster because an older ledger was restored and nobody has accepted it yet
     * @param restore   the last accepted restore
     * @param refusedBy visible clusters whose agents refuse the hub, because of a ledger regression or because it is another hub
     */
    record HubResponse(ViewsResponse views, @Nullable ReportsResponse reports, @Nullable IntentsResponse intents,
            @Nullable QuestionsResponse questions, long epoch,
            @Nullable LedgerRegressionResponse blocked,
            @Nullable RestoreResponse restore, List<String> refusedBy) {}

    /**
     * Intents not yet processed by agents, without clusters that have left the fleet.
     *
     * @param behind   number of unprocessed intents, as last reported
     * @param clusters number of clusters with unprocessed intents
     */
    record IntentsResponse(long behind, long clusters) {}

    /**
     * @param open     questions to clusters that are neither answered nor expired
     * @param fetching drafts that wait for a running DaemonSet
     */
    record QuestionsResponse(long open, long fetching) {}

    /** @param head the ledger's last position that agents knew before the restore */
    record RestoreResponse(String head, Instant acceptedAt, @Nullable String reason) {}

    /**
     * @param head      the ledger's last position
     * @param knownHead the last position known before
     * @param remedy    what a person can do
     */
    record LedgerRegressionResponse(Instant since, String head, String knownHead, String remedy) {}

    record ViewsResponse(String head, String position, @Nullable Instant positionAt, long behind, double behindSeconds) {}

    record ReportsResponse(long folded, @Nullable Instant lastAt, long parked) {}

    private final ViewLagMetrics lagMetrics;
    private final BacklogMetrics backlogMetrics;
    private final DeploymentViewRepository deployments;
    private final LedgerRegressionViewRepository regressions;
    private final EpochViewRepository epochs;

    HubController(ViewLagMetrics lagMetrics, BacklogMetrics backlogMetrics, DeploymentViewRepository deployments,
            LedgerRegressionViewRepository regressions, EpochViewRepository epochs) {
        this.lagMetrics = lagMetrics;
        this.backlogMetrics = backlogMetrics;
        this.deployments = deployments;
        this.regressions = regressions;
        this.epochs = epochs;
    }

    @GetMapping("/api/v1/hub")
    HubResponse hub(AuthenticatedReader authenticatedReader) {
        ViewLagMetrics.ViewLag lag = lagMetrics.measure();
        boolean whole = authenticatedReader.canReadLedger();
        return new HubResponse(
                new ViewsResponse(Long.toString(lag.head()), Long.toString(lag.checkpoint().position()), lag.checkpoint().positionAt(),
                        lag.positions(), lag.seconds()),
                whole ? new ReportsResponse(lag.checkpoint().reportNumber(), lag.checkpoint().reportAt(), lagMetrics.countParked()) : null,
                whole ? new IntentsResponse(backlogMetrics.intentsBehind(), backlogMetrics.clustersBehind()) : null,
                whole ? new QuestionsResponse(backlogMetrics.openQuestions(), backlogMetrics.fetchingDrafts()) : null,
                backlogMetrics.epoch(), findOpenRegression(), findLastRestore(), findRefusingClusters(authenticatedReader));
    }

    private List<String> findRefusingClusters(AuthenticatedReader authenticatedReader) {
        return deployments.findClustersRefusingHub().stream().filter(authenticatedReader::canSeeCluster).toList();
    }

    private @Nullable LedgerRegressionResponse findOpenRegression() {
        return regressions.findNewestOpen().map(regression -> new LedgerRegressionResponse(regression.foundAt,
                Long.toString(regression.head), Long.toString(regression.knownHead),
                "Restore the newest backup, or accept this one with POST /api/v1/hub:acceptRestore.")).orElse(null);
    }

    private @Nullable RestoreResponse findLastRestore() {
        return epochs.findFirstByOrderByEpochDesc()
                .map(epoch -> new RestoreResponse(Long.toString(epoch.head), epoch.begunAt, epoch.reason)).orElse(null);
    }
}
