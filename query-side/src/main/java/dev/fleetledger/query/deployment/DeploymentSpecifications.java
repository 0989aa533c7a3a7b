package dev.fleetledger.query.deployment;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.sql.FilterSpecifications;

/** Specifications of deployments. A filter that is null restricts nothing. */
public final class DeploymentSpecifications {

    private DeploymentSpecifications() {}

    public static PredicateSpecification<DeploymentView> visibleTo(AuthenticatedReader authenticatedReader) {
        return VisibilitySpecifications.inReadableNamespace(authenticatedReader, DeploymentView_.cluster, DeploymentView_.namespace);
    }

    static Specification<DeploymentView> ofWorkload(@Nullable UUID workload) {
        return FilterSpecifications.equal(DeploymentView_.workload, workload);
    }

    static Specification<DeploymentView> inCluster(@Nullable String cluster) {
        return FilterSpecifications.equal(DeploymentView_.cluster, cluster);
    }

    static Specification<DeploymentView> inNamespace(@Nullable String namespace) {
        return FilterSpecifications.equal(DeploymentView_.namespace, namespace);
    }
}
