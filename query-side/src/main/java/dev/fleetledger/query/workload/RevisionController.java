package dev.fleetledger.query.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** A workload's revisions, newest first. */
@RestController
@RequestMapping("/api/v1/workloads/{id}/revisions")
class RevisionController {

    record RevisionSummaryResponse(int revision, PersonDirectory.Person by, Instant at, @Nullable String reason, @Nullable UUID draft,
            @Nullable Integer rolledBackTo,
            String position) {}

    record RevisionDetailResponse(int revision, PersonDirectory.Person by, Instant at, @Nullable String reason, @Nullable UUID draft,
            @Nullable Integer rolledBackTo,
            JsonNode specification, String position) {}

    private final WorkloadQueries workloadQueries;
    private final RevisionViewRepository viewRepository;
    private final PageQuery pageQuery;
    private final PersonDirectory personDirectory;

    RevisionController(WorkloadQueries workloadQueries, RevisionViewRepository viewRepository, PageQuery pageQuery,
            PersonDirectory personDirectory) {
        this.workloadQueries = workloadQueries;
        this.viewRepository = viewRepository;
        this.pageQuery = pageQuery;
        this.personDirectory = personDirectory;
    }

    @GetMapping
    Page<RevisionSummaryResponse> list(@PathVariable UUID id, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        workloadQueries.requireVisible(id, authenticatedReader, readPoint);
        SqlConditions sqlConditions = new SqlConditions().and("r.workload = :workload", "workload", id);
        return pageQuery.page("revisions r", "r.*", sqlConditions, SortOrder.by("r.revision", "integer").reversed(), pageParameters,
                readPoint, RevisionController::mapRow)
                .map(this::withNames);
    }

    @GetMapping("/{revision}")
    RevisionDetailResponse get(@PathVariable UUID id, @PathVariable int revision, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        workloadQueries.requireVisible(id, authenticatedReader, readPoint);
        RevisionView r = viewRepository.findById(RevisionView.id(id, revision)).orElseThrow(() -> new NotFoundException("revision"));
        return new RevisionDetailResponse(r.revision, personDirectory.names(List.of(r.madeBy)).person(r.madeBy), r.madeAt, r.reason,
                r.draft, r.rolledBackTo,
                VisibleClusters.filterPlacement(r.specification(), authenticatedReader), Long.toString(r.position));
    }

    private List<RevisionSummaryResponse> withNames(List<RevisionSummaryResponse> all) {
        PersonDirectory.Names names = personDirectory.names(all.stream().map(summary -> summary.by().id()).toList());
        return all.stream().map(summary -> new RevisionSummaryResponse(summary.revision(), names.person(summary.by().id()), summary.at(),
                summary.reason(), summary.draft(),
                summary.rolledBackTo(), summary.position())).toList();
    }

    private static RevisionSummaryResponse mapRow(ResultSet row, int n) throws SQLException {
        return new RevisionSummaryResponse(row.getInt("revision"),
                new PersonDirectory.Person(String.valueOf(row.getString("made_by")), null),
                row.getObject("made_at", OffsetDateTime.class).toInstant(), row.getString("reason"), row.getObject("draft", UUID.class),
                row.getObject("rolled_back_to", Integer.class), Long.toString(row.getLong("position")));
    }
}
