package dev.fleetledger.query.deployment;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.ReadPoint;

/** Lists the deployments of a workload or of a cluster that the reader may see. */
@Component
class DeploymentListQuery {

    record Filter(@Nullable UUID workload, @Nullable String cluster, @Nullable String namespace, @Nullable Status status) {}

    private final DeploymentViewRepository viewRepository;
    private final CurrentStatusFactory statusFactory;
    private final DeploymentQueries deploymentQueries;

    DeploymentListQuery(DeploymentViewRepository viewRepository, CurrentStatusFactory statusFactory, DeploymentQueries deploymentQueries) {
        this.viewRepository = viewRepository;
        this.statusFactory = statusFactory;
        this.deploymentQueries = deploymentQueries;
    }

    Page<DeploymentResponse> page(Filter filter, KeysetOrder<DeploymentView> order, AuthenticatedReader authenticatedReader,
            PageParameters pageParameters, ReadPoint readPoint) {
        return PageReader.read(viewRepository, matching(filter, authenticatedReader, readPoint), order, pageParameters, readPoint)
                .map(deployments -> deploymentQueries.toResponses(deployments, readPoint));
    }

    boolean exists(UUID workload, AuthenticatedReader authenticatedReader) {
        return viewRepository.exists(DeploymentSpecifications.ofWorkload(workload)
                .and(DeploymentSpecifications.visibleTo(authenticatedReader)));
    }

    private Specification<DeploymentView> matching(Filter filter, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        return Specification.where(DeploymentSpecifications.visibleTo(authenticatedReader))
                .and(DeploymentSpecifications.ofWorkload(filter.workload())).and(DeploymentSpecifications.inCluster(filter.cluster()))
                .and(DeploymentSpecifications.inNamespace(filter.namespace()))
                .and(FilterSpecifications.ifPresent(filter.status(), status -> (deployment, query, builder) ->
                        builder.equal(statusFactory.of(deployment, readPoint, builder).status(), status.apiName())));
    }
}
