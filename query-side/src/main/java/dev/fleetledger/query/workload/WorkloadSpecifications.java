package dev.fleetledger.query.workload;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.cluster.LabelSpecifications;
import dev.fleetledger.query.deployment.DeploymentSpecifications;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.deployment.DeploymentView_;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.sql.SqlPredicates;

/** Specifications of workloads. A filter that is null restricts nothing. */
final class WorkloadSpecifications {

    private WorkloadSpecifications() {}

    static Specification<WorkloadView> visibleTo(AuthenticatedReader authenticatedReader) {
        return VisibilitySpecifications.ofVisibleWorkload(authenticatedReader, WorkloadView_.id);
    }

    static Specification<WorkloadView> withId(UUID id) {
        return FilterSpecifications.equal(WorkloadView_.id, id);
    }

    static Specification<WorkloadView> ofFamily(UUID family) {
        return FilterSpecifications.equal(WorkloadView_.family, family);
    }

    static Specification<WorkloadView> notDeleted() {
        return (workload, query, builder) -> workload.get(WorkloadView_.deletedAt).isNull();
    }

    static Specification<WorkloadView> inNamespace(@Nullable String namespace) {
        return FilterSpecifications.equal(WorkloadView_.namespace, namespace);
    }

    static Specification<WorkloadView> nameContaining(@Nullable String text) {
        return FilterSpecifications.containing(WorkloadView_.name, text);
    }

    static Specification<WorkloadView> labelled(List<String> filters) {
        return LabelSpecifications.matchingAll(WorkloadView_.labels, filters.toArray(String[]::new));
    }

    /** Workloads with a visible deployment in the cluster. */
    static Specification<WorkloadView> deployedTo(@Nullable String cluster, AuthenticatedReader authenticatedReader) {
        return FilterSpecifications.ifPresent(cluster, name -> (workload, query, builder) -> {
            Subquery<Integer> deployments = query.subquery(Integer.class);
            Root<DeploymentView> deployment = deployments.from(DeploymentView.class);
            return builder.exists(deployments.select(builder.literal(1)).where(
                    builder.equal(deployment.get(DeploymentView_.workload), workload.get(WorkloadView_.id)),
                    builder.equal(deployment.get(DeploymentView_.cluster), name),
                    DeploymentSpecifications.visibleTo(authenticatedReader).toPredicate(deployment, builder)));
        });
    }

    static Specification<WorkloadView> withAnyId(Collection<UUID> ids) {
        return (workload, query, builder) -> SqlPredicates.equalsAny(builder, workload.get(WorkloadView_.id), ids.toArray(UUID[]::new));
    }
}
