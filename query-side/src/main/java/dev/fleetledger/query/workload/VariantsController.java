package dev.fleetledger.query.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.SpecificationDiff;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.deployment.NodeMatchQueries;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Variants of a workload: the other workloads of its family, for different hardware. */
@RestController
@ReadsSnapshot
class VariantsController {

    /** @param differs before: the requested workload; after: the variant */
    record VariantResponse(UUID id, String name, String namespace, int revision, Status status, Map<String, Integer> counts,
            List<Change> differs) {}

    /**
     * @param items    variants that the reader may see, without the workload itself
     * @param coverage of the workload and these variants together, in the clusters that the reader may see
     */
    record VariantsResponse(UUID workload, @Nullable UUID family, List<VariantResponse> items, int total, List<NodeCoverage> coverage,
            String position) {}

    private final WorkloadQueries workloadQueries;
    private final WorkloadStatusQueries statusQueries;
    private final WorkloadViewRepository viewRepository;
    private final RevisionViewRepository revisions;
    private final NodeMatchQueries nodeMatchQueries;

    VariantsController(WorkloadQueries workloadQueries, WorkloadStatusQueries statusQueries, WorkloadViewRepository viewRepository,
            RevisionViewRepository revisions, NodeMatchQueries nodeMatchQueries) {
        this.workloadQueries = workloadQueries;
        this.statusQueries = statusQueries;
        this.viewRepository = viewRepository;
        this.revisions = revisions;
        this.nodeMatchQueries = nodeMatchQueries;
    }

    @GetMapping("/api/v1/workloads/{id}/variants")
    VariantsResponse variants(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader);
        List<WorkloadView> siblings = workload.family == null ? List.of() : siblings(workload, workload.family, authenticatedReader);
        List<UUID> siblingIds = siblings.stream().map(WorkloadView::id).toList();
        Map<UUID, WorkloadStatus> statusesById = statusQueries.findByWorkloads(siblingIds, authenticatedReader, readPoint);
        JsonNode ownSpecification = specification(workload, authenticatedReader).orElse(null);
        List<VariantResponse> items = siblings.stream()
                .map(sibling -> toResponse(sibling, statusesById.getOrDefault(sibling.id, WorkloadStatus.WITHOUT_DEPLOYMENTS),
                        ownSpecification, authenticatedReader)).toList();
        List<UUID> familyIds = Stream.concat(Stream.of(id), siblingIds.stream()).toList();
        return new VariantsResponse(id, workload.family, items, items.size(),
                NodeCoverage.of(nodeMatchQueries.findByWorkloads(familyIds, authenticatedReader)), readPoint.positionText());
    }

    private VariantResponse toResponse(WorkloadView sibling, WorkloadStatus status, @Nullable JsonNode ownSpecification,
            AuthenticatedReader authenticatedReader) {
        List<Change> differs = ownSpecification == null ? List.of()
                : specification(sibling, authenticatedReader).map(other -> SpecificationDiff.between(ownSpecification, other))
                .orElse(List.of());
        return new VariantResponse(sibling.id, sibling.name, sibling.namespace, sibling.revision, status.status(), status.counts(),
                differs);
    }

    /** Returns the family's other workloads, without deleted ones. */
    private List<WorkloadView> siblings(WorkloadView workload, UUID family, AuthenticatedReader authenticatedReader) {
        return viewRepository.findAll(Specification.allOf(WorkloadSpecifications.ofFamily(family),
                Specification.not(WorkloadSpecifications.withId(workload.id)), WorkloadSpecifications.notDeleted(),
                WorkloadSpecifications.visibleTo(authenticatedReader)), Sort.by(WorkloadView_.NAME, WorkloadView_.ID));
    }

    private Optional<JsonNode> specification(WorkloadView workload, AuthenticatedReader authenticatedReader) {
        return revisions.findById(RevisionView.id(workload.id, workload.revision))
                .map(found -> VisibleClusters.filterPlacement(found.specification(), authenticatedReader));
    }
}
