package dev.fleetledger.query.workload;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.ReadPoint;

/** Reads the workloads that the reader may see. */
@Component
public class WorkloadQueries {

    /** @param labels the values of the repeated URL parameter */
    record Filter(@Nullable String cluster, @Nullable String namespace, @Nullable String name, @Nullable Status status,
            List<String> labels) {}

    private final WorkloadViewRepository viewRepository;
    private final WorkloadStatusQueries statusQueries;
    private final WorkloadStatusFilter statusFilter;
    private final PersonDirectory personDirectory;

    WorkloadQueries(WorkloadViewRepository viewRepository, WorkloadStatusQueries statusQueries, WorkloadStatusFilter statusFilter,
            PersonDirectory personDirectory) {
        this.viewRepository = viewRepository;
        this.statusQueries = statusQueries;
        this.statusFilter = statusFilter;
        this.personDirectory = personDirectory;
    }

    Page<WorkloadResponse> page(Filter filter, KeysetOrder<WorkloadView> order, AuthenticatedReader authenticatedReader,
            PageParameters pageParameters, ReadPoint readPoint) {
        Specification<WorkloadView> candidates = Specification.allOf(WorkloadSpecifications.visibleTo(authenticatedReader),
                WorkloadSpecifications.inNamespace(filter.namespace()), WorkloadSpecifications.nameContaining(filter.name()),
                WorkloadSpecifications.labelled(filter.labels()),
                WorkloadSpecifications.deployedTo(filter.cluster(), authenticatedReader));
        Specification<WorkloadView> matching = filter.status() == null ? candidates : WorkloadSpecifications.withAnyId(
                statusFilter.find(filter.status(), candidates, authenticatedReader, readPoint));
        return PageReader.read(viewRepository, matching, order, pageParameters, readPoint)
                .map(workloads -> toResponses(workloads, authenticatedReader, readPoint));
    }

    /** @throws NotFoundException when the workload doesn't exist or none of its deployments is visible to the reader */
    public WorkloadView requireVisible(UUID id, AuthenticatedReader authenticatedReader) {
        return viewRepository.findOne(WorkloadSpecifications.withId(id).and(WorkloadSpecifications.visibleTo(authenticatedReader)))
                .orElseThrow(() -> new NotFoundException("workload"));
    }

    WorkloadResponse toResponse(WorkloadView workload, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        return toResponses(List.of(workload), authenticatedReader, readPoint).getFirst();
    }

    private List<WorkloadResponse> toResponses(List<WorkloadView> workloads, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        Map<UUID, WorkloadStatus> statuses =
                statusQueries.findByWorkloads(workloads.stream().map(WorkloadView::id).toList(), authenticatedReader, readPoint);
        PersonDirectory.Names names = personDirectory.names(workloads.stream().map(workload -> workload.createdBy).toList());
        return workloads.stream().map(workload -> WorkloadResponse.of(workload, statuses.get(workload.id), names)).toList();
    }
}
