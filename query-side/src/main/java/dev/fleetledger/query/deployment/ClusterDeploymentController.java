package dev.fleetledger.query.deployment;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** A cluster's deployments. */
@RestController
@ReadsSnapshot
class ClusterDeploymentController {

    private static final KeysetOrder<DeploymentView> BY_NAME = KeysetOrder
            .<DeploymentView>byText(DeploymentView_.NAMESPACE, d -> d.namespace)
            .thenBy(KeysetOrder.byText(DeploymentView_.NAME, d -> d.name)).thenBy(KeysetOrder.byText(DeploymentView_.ID, d -> d.id));

    private final VisibleClusters clusters;
    private final DeploymentListQuery listQuery;

    ClusterDeploymentController(VisibleClusters clusters, DeploymentListQuery listQuery) {
        this.clusters = clusters;
        this.listQuery = listQuery;
    }

    @GetMapping("/api/v1/clusters/{id}/deployments")
    Page<DeploymentResponse> list(@PathVariable("id") String name, @RequestParam @Nullable String status,
            @RequestParam @Nullable String namespace, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        clusters.requireVisible(name, authenticatedReader);
        return listQuery.page(new DeploymentListQuery.Filter(null, name, namespace, QueryParameters.status(status)), BY_NAME,
                authenticatedReader, pageParameters, readPoint);
    }
}
