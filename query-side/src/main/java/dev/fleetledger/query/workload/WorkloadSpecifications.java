package dev.fleetledger.query.workload;

import java.util.UUID;

import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.sql.FilterSpecifications;

/** Specifications of workloads. */
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
}
