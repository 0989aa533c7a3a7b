package dev.fleetledger.query.deployment;

import org.springframework.data.jpa.domain.PredicateSpecification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;

/** Specifications of deployments. */
final class DeploymentSpecifications {

    private DeploymentSpecifications() {}

    static PredicateSpecification<DeploymentView> visibleTo(AuthenticatedReader authenticatedReader) {
        return VisibilitySpecifications.inReadableNamespace(authenticatedReader, DeploymentView_.cluster, DeploymentView_.namespace);
    }
}
