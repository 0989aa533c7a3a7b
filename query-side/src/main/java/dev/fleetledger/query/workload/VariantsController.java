package dev.fleetledger.query.workload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.judgement.status.Status;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.deployment.NodeMatchQueries;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.ReadPoint;

/** Variants of a workload: the other workloads of its family, for different hardware. */
@RestController
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
    private final JdbcClient jdbc;

    VariantsController(WorkloadQueries workloadQueries, WorkloadStatusQueries statusQueries, WorkloadViewRepository viewRepository,
            RevisionViewRepository revisions, NodeMatchQueries nodeMatchQueries,
            JdbcClient jdbc) {
        this.workloadQueries = workloadQueries;
        this.statusQueries = statusQueries;
        this.viewRepository = viewRepository;
        this.revisions = revisions;
        this.nodeMatchQueries = nodeMatchQueries;
        this.jdbc = jdbc;
    }

    @GetMapping("/api/v1/workloads/{id}/variants")
    VariantsResponse variants(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader, readPoint);
        List<UUID> siblings = workload.family == null ? List.of() : siblings(workload, workload.family, authenticatedReader);
        Map<UUID, WorkloadStatus> statusesById = statusQueries.findByWorkloads(siblings, authenticatedReader, readPoint);
        JsonNode ownSpecification = specification(workload, authenticatedReader).orElse(null);
        List<VariantResponse> items = siblings.stream().flatMap(sibling -> viewRepository.findById(sibling).stream())
                .map(sibling -> toResponse(sibling, statusesById.getOrDefault(sibling.id, WorkloadStatus.WITHOUT_DEPLOYMENTS),
                        ownSpecification, authenticatedReader)).toList();
        List<UUID> familyIds = Stream.concat(Stream.of(id), siblings.stream()).toList();
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
    private List<UUID> siblings(WorkloadView workload, UUID family, AuthenticatedReader authenticatedReader) {
        SqlConditions sqlConditions = new SqlConditions().and("w.family = :family", "family", family).and("w.id <> :id", "id", workload.id)
                .and("w.deleted_at is null");
        sqlConditions.and(VisibilitySql.workload(authenticatedReader, sqlConditions, "w.id"));
        return jdbc.sql("select w.id from workloads w" + sqlConditions.sql() + " order by w.name, w.id").params(sqlConditions.parameters())
                .query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    private Optional<JsonNode> specification(WorkloadView workload, AuthenticatedReader authenticatedReader) {
        return revisions.findById(RevisionView.id(workload.id, workload.revision))
                .map(found -> VisibleClusters.filterPlacement(found.specification(), authenticatedReader));
    }
}
