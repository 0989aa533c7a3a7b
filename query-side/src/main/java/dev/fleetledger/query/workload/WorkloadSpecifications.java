package dev.fleetledger.query.workload;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.cluster.LabelSpecifications;
import dev.fleetledger.query.deployment.CurrentStatusExpressions;
import dev.fleetledger.query.deployment.CurrentStatusFactory;
import dev.fleetledger.query.deployment.DeploymentSpecifications;
import dev.fleetledger.query.deployment.DeploymentView;
import dev.fleetledger.query.deployment.DeploymentView_;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.ReadPoint;

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

    /** Workloads whose visible deployments have this status at worst; without deployments, they have that of {@link WorkloadStatus}. */
    static Specification<WorkloadView> inStatus(@Nullable Status status, AuthenticatedReader authenticatedReader,
            CurrentStatusFactory statusFactory, ReadPoint readPoint) {
        return FilterSpecifications.ifPresent(status, present -> (workload, query, builder) -> {
            Subquery<Integer> worst = query.subquery(Integer.class);
            Root<DeploymentView> deployment = worst.from(DeploymentView.class);
            worst.select(builder.min(statusFactory.of(deployment, readPoint, builder).rank()))
                    .where(builder.equal(deployment.get(DeploymentView_.workload), workload.get(WorkloadView_.id)),
                            DeploymentSpecifications.visibleTo(authenticatedReader).toPredicate(deployment, builder));
            int withoutDeployments = CurrentStatusExpressions.ranks(WorkloadStatus.WITHOUT_DEPLOYMENTS.status()).getFirst();
            return builder.coalesce(worst, withoutDeployments).in(CurrentStatusExpressions.ranks(present));
        });
    }
}
