package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Clusters in which the reader has any role. */
@RestController
@ReadsSnapshot
@RequestMapping("/api/v1/clusters")
class ClusterController {

    private static final KeysetOrder<ClusterView> BY_NAME = KeysetOrder.byText(ClusterView_.NAME, cluster -> cluster.name);

    /**
     * @param debts       number of visible deployments without which rollouts went on
     * @param credentials null, like the refused reports, for readers who may neither label the cluster nor read the ledger
     */
    record ClusterDetailResponse(@JsonUnwrapped ClusterResponse cluster, long debts,
            @Nullable List<ClusterCredentialQueries.Credential> credentials,
            ClusterCredentialQueries.@Nullable RefusedReports reportsRefused) {}

    private final ClusterViewRepository viewRepository;
    private final HeartbeatViewRepository heartbeats;
    private final ClusterCredentialQueries credentialQueries;
    private final VisibleClusters clusters;
    private final OpenDebtCounter debtCounter;
    private final QuerySideProperties sideProperties;

    ClusterController(ClusterViewRepository viewRepository, HeartbeatViewRepository heartbeats,
            ClusterCredentialQueries credentialQueries, VisibleClusters clusters, OpenDebtCounter debtCounter,
            QuerySideProperties sideProperties) {
        this.viewRepository = viewRepository;
        this.heartbeats = heartbeats;
        this.credentialQueries = credentialQueries;
        this.clusters = clusters;
        this.debtCounter = debtCounter;
        this.sideProperties = sideProperties;
    }

    @GetMapping
    Page<ClusterResponse> list(@RequestParam @Nullable List<String> label, @RequestParam @Nullable String state,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint, HttpServletRequest request) {
        Specification<ClusterView> matching = Specification.allOf(ClusterSpecifications.visibleTo(authenticatedReader),
                ClusterSpecifications.inState(QueryParameters.oneOf("state", state, ClusterResponse.STATES), heardBefore(readPoint)),
                // A List parameter would be split at commas.
                LabelSpecifications.matchingAll(ClusterView_.labels,
                        label == null ? new String[0] : request.getParameterValues("label")));
        return PageReader.read(viewRepository, matching, BY_NAME, pageParameters, readPoint)
                .map(clusters -> toResponses(clusters, readPoint));
    }

    @GetMapping("/{id}")
    ResponseEntity<ClusterDetailResponse> get(@PathVariable("id") String name, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        ClusterView cluster = clusters.requireVisible(name, authenticatedReader);
        boolean showsCredentials = credentialQueries.areVisibleTo(authenticatedReader, cluster);
        return ETagResponse.of(cluster.version, readPoint, new ClusterDetailResponse(toResponses(List.of(cluster), readPoint).getFirst(),
                debtCounter.countOpenDebts(name, authenticatedReader),
                showsCredentials ? credentialQueries.credentials(cluster) : null,
                showsCredentials ? ClusterCredentialQueries.refusedReports(cluster) : null));
    }

    private List<ClusterResponse> toResponses(List<ClusterView> clusters, ReadPoint readPoint) {
        Map<String, HeartbeatView> heartbeatsByCluster = new HashMap<>();
        heartbeats.findByClusterIn(clusters.stream().map(cluster -> cluster.name).toList())
                .forEach(heartbeat -> heartbeatsByCluster.put(heartbeat.cluster, heartbeat));
        return clusters.stream()
                .map(cluster -> ClusterResponse.of(cluster, heartbeatsByCluster.get(cluster.name), heardBefore(readPoint))).toList();
    }

    private Instant heardBefore(ReadPoint readPoint) {
        return readPoint.now().minus(sideProperties.clusterSilentAfter());
    }
}
