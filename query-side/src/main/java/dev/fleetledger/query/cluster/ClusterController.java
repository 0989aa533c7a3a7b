package dev.fleetledger.query.cluster;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.deployment.DeploymentListQuery;
import dev.fleetledger.query.deployment.DeploymentResponse;
import dev.fleetledger.query.settings.QuerySideProperties;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Clusters in which the reader has any role. */
@RestController
@RequestMapping("/api/v1/clusters")
class ClusterController {

    private static final String FROM = "clusters c left join heartbeats h on h.cluster = c.name";
    private static final SortOrder BY_NAME = SortOrder.by("c.name", "text");

    /** @param credentials null, like the refused reports, for readers who may neither label the cluster nor read the ledger */
    record ClusterDetailResponse(@JsonUnwrapped ClusterResponse cluster, @Nullable List<ClusterCredentialQueries.Credential> credentials,
            ClusterCredentialQueries.@Nullable RefusedReports reportsRefused) {}

    private final PageQuery pageQuery;
    private final ClusterCredentialQueries credentialQueries;
    private final DeploymentListQuery deployments;
    private final QuerySideProperties sideProperties;

    ClusterController(PageQuery pageQuery, ClusterCredentialQueries credentialQueries, DeploymentListQuery deployments,
            QuerySideProperties sideProperties) {
        this.pageQuery = pageQuery;
        this.credentialQueries = credentialQueries;
        this.deployments = deployments;
        this.sideProperties = sideProperties;
    }

    @GetMapping
    Page<ClusterResponse> list(@RequestParam @Nullable List<String> label, @RequestParam @Nullable String state,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint, HttpServletRequest request) {
        SqlConditions sqlConditions = visible(authenticatedReader)
                .andIfPresent(QueryParameters.oneOf("state", state, ClusterResponse.STATES), ClusterResponse.STATE + " = :state", "state")
                .with("heardBefore", readPoint.now().minus(sideProperties.clusterSilentAfter()));
        // A List parameter would be split at commas.
        LabelFilter.apply(sqlConditions, "c.labels", label == null ? new String[0] : request.getParameterValues("label"));
        return page(sqlConditions, pageParameters, readPoint);
    }

    @GetMapping("/{id}")
    ResponseEntity<ClusterDetailResponse> get(@PathVariable("id") String name, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        ClusterResponse cluster = find(name, authenticatedReader, readPoint);
        boolean showsCredentials = credentialQueries.isVisibleTo(cluster, authenticatedReader);
        return ETagResponse.of(cluster.version(),
                new ClusterDetailResponse(cluster, showsCredentials ? credentialQueries.credentials(name) : null, showsCredentials
                        ? credentialQueries.refusedReports(name) : null));
    }

    @GetMapping("/{id}/deployments")
    Page<DeploymentResponse> deployments(@PathVariable("id") String name, @RequestParam @Nullable String status,
            @RequestParam @Nullable String namespace, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        find(name, authenticatedReader, readPoint);
        return deployments.page(new DeploymentListQuery.Filter(null, name, namespace, QueryParameters.status(status)),
                SortOrder.by("d.namespace", "text").thenBy("d.name", "text").thenBy("d.id", "text"), authenticatedReader, pageParameters,
                readPoint);
    }

    private ClusterResponse find(String name, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        SqlConditions sqlConditions = visible(authenticatedReader).and("c.name = :name", "name", name)
                .with("heardBefore", readPoint.now().minus(sideProperties.clusterSilentAfter()));
        return page(sqlConditions, new PageParameters(1, List.of()), readPoint).items().stream().findFirst()
                .orElseThrow(() -> new NotFoundException("cluster"));
    }

    private Page<ClusterResponse> page(SqlConditions sqlConditions, PageParameters pageParameters, ReadPoint readPoint) {
        return pageQuery.page(FROM, ClusterResponse.COLUMNS, sqlConditions, BY_NAME, pageParameters, readPoint,
                (row, n) -> ClusterResponse.of(row));
    }

    private static SqlConditions visible(AuthenticatedReader authenticatedReader) {
        SqlConditions sqlConditions = new SqlConditions();
        return sqlConditions.and(VisibilitySql.clusters(authenticatedReader, sqlConditions, "c.name"));
    }
}
