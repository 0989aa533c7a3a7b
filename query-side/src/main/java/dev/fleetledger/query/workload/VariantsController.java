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
import dev.fleetledger.manifest.change.Change;
import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Where;
import dev.fleetledger.query.cluster.FleetClusters;
import dev.fleetledger.query.deployment.NodeMatches;

/** Variants of a workload: the other workloads of its family, for different hardware. */
@RestController
class VariantsController {

    /** @param differs before: the requested workload; after: the variant */
    record Variant(UUID id, String name, String namespace, int revision, Status status, Map<String, Integer> counts, List<Change> differs) {}

    /**
     * @param items    variants that the reader may see, without the workload itself
     * @param coverage of the workload and these variants together, in the clusters that the reader may see
     */
    record Variants(UUID workload, @Nullable UUID family, List<Variant> items, int total, List<Coverage> coverage, String position) {}

    private final WorkloadAnswers answers;
    private final WorkloadStatuses statuses;
    private final Workloads workloads;
    private final Revisions revisions;
    private final NodeMatches matches;
    private final JdbcClient jdbc;

    VariantsController(WorkloadAnswers answers, WorkloadStatuses statuses, Workloads workloads, Revisions revisions, NodeMatches matches,
            JdbcClient jdbc) {
        this.answers = answers;
        this.statuses = statuses;
        this.workloads = workloads;
        this.revisions = revisions;
        this.matches = matches;
        this.jdbc = jdbc;
    }

    @GetMapping("/api/v1/workloads/{id}/variants")
    Variants variants(@PathVariable UUID id, Reader reader, Moment moment) {
        WorkloadView asked = answers.visible(id, reader, moment);
        List<UUID> siblings = asked.family == null ? List.of() : siblings(asked, asked.family, reader);
        Map<UUID, WorkloadStatus> known = statuses.of(siblings, reader, moment);
        JsonNode own = specification(asked, reader).orElse(null);
        List<Variant> items = siblings.stream().flatMap(one -> workloads.findById(one).stream())
                .map(one -> variant(one, known.getOrDefault(one.id, WorkloadStatus.NOWHERE), own, reader)).toList();
        List<UUID> together = Stream.concat(Stream.of(id), siblings.stream()).toList();
        return new Variants(id, asked.family, items, items.size(), Coverage.of(matches.of(together, reader)), moment.shown());
    }

    private Variant variant(WorkloadView one, WorkloadStatus status, @Nullable JsonNode own, Reader reader) {
        List<Change> differs = own == null ? List.of()
                : specification(one, reader).map(other -> Specifications.between(own, other)).orElse(List.of());
        return new Variant(one.id, one.name, one.namespace, one.revision, status.status(), status.counts(), differs);
    }

    /** Returns the family's other workloads, without deleted ones. */
    private List<UUID> siblings(WorkloadView of, UUID family, Reader reader) {
        Where where = new Where().and("w.family = :family", "family", family).and("w.id <> :id", "id", of.id).and("w.deleted_at is null");
        where.and(Cut.workload(reader, where, "w.id"));
        return jdbc.sql("select w.id from workloads w" + where.sql() + " order by w.name, w.id").params(where.parameters())
                .query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    private Optional<JsonNode> specification(WorkloadView of, Reader reader) {
        return revisions.findById(RevisionView.id(of.id, of.revision)).map(found -> FleetClusters.cut(found.specification(), reader));
    }
}
