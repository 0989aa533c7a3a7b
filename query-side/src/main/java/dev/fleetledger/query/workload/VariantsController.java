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
    record Variant(UUID id, String name, String namespace, int revision, Status status, Map<String, Integer> counts, List<Change> differs) {}

    /**
     * @param items    variants that the reader may see, without the workload itself
     * @param coverage of the workload and these variants together, in the clusters that the reader may see
     */
    record Variants(UUID workload, @Nullable UUID family, List<Variant> items, int total, List<NodeCoverage> coverage, String position) {}

    private final WorkloadQueries answers;
    private final WorkloadStatusQueries statuses;
    private final WorkloadViewRepository viewRepository;
    private final RevisionViewRepository revisions;
    private final NodeMatchQueries matches;
    private final JdbcClient jdbc;

    VariantsController(WorkloadQueries answers, WorkloadStatusQueries statuses, WorkloadViewRepository viewRepository, RevisionViewRepository revisions, NodeMatchQueries matches,
            JdbcClient jdbc) {
        this.answers = answers;
        this.statuses = statuses;
        this.viewRepository = viewRepository;
        this.revisions = revisions;
        this.matches = matches;
        this.jdbc = jdbc;
    }

    @GetMapping("/api/v1/workloads/{id}/variants")
    Variants variants(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView asked = answers.requireVisible(id, authenticatedReader, readPoint);
        List<UUID> siblings = asked.family == null ? List.of() : siblings(asked, asked.family, authenticatedReader);
        Map<UUID, WorkloadStatus> known = statuses.of(siblings, authenticatedReader, readPoint);
        JsonNode own = specification(asked, authenticatedReader).orElse(null);
        List<Variant> items = siblings.stream().flatMap(one -> viewRepository.findById(one).stream())
                .map(one -> variant(one, known.getOrDefault(one.id, WorkloadStatus.NOWHERE), own, authenticatedReader)).toList();
        List<UUID> together = Stream.concat(Stream.of(id), siblings.stream()).toList();
        return new Variants(id, asked.family, items, items.size(), NodeCoverage.of(matches.of(together, authenticatedReader)), readPoint.positionText());
    }

    private Variant variant(WorkloadView one, WorkloadStatus status, @Nullable JsonNode own, AuthenticatedReader authenticatedReader) {
        List<Change> differs = own == null ? List.of()
                : specification(one, authenticatedReader).map(other -> SpecificationDiff.between(own, other)).orElse(List.of());
        return new Variant(one.id, one.name, one.namespace, one.revision, status.status(), status.counts(), differs);
    }

    /** Returns the family's other workloads, without deleted ones. */
    private List<UUID> siblings(WorkloadView of, UUID family, AuthenticatedReader authenticatedReader) {
        SqlConditions sqlConditions = new SqlConditions().and("w.family = :family", "family", family).and("w.id <> :id", "id", of.id).and("w.deleted_at is null");
        sqlConditions.and(VisibilitySql.workload(authenticatedReader, sqlConditions, "w.id"));
        return jdbc.sql("select w.id from workloads w" + sqlConditions.sql() + " order by w.name, w.id").params(sqlConditions.parameters())
                .query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    private Optional<JsonNode> specification(WorkloadView of, AuthenticatedReader authenticatedReader) {
        return revisions.findById(RevisionView.id(of.id, of.revision)).map(found -> VisibleClusters.filterPlacement(found.specification(), authenticatedReader));
    }
}
