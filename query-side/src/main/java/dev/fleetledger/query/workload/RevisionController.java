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

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ProblemException;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** A workload's revisions, newest first. */
@RestController
@RequestMapping("/api/v1/workloads/{id}/revisions")
class RevisionController {

    record Summary(int revision, PersonDirectory.Person by, Instant at, @Nullable String reason, @Nullable UUID draft, @Nullable Integer rolledBackTo,
            String position) {}

    record RevisionDetailResponse(int revision, PersonDirectory.Person by, Instant at, @Nullable String reason, @Nullable UUID draft, @Nullable Integer rolledBackTo,
            JsonNode specification, String position) {}

    private final WorkloadQueries answers;
    private final RevisionViewRepository viewRepository;
    private final PageQuery pageQuery;
    private final PersonDirectory personDirectory;

    RevisionController(WorkloadQueries answers, RevisionViewRepository viewRepository, PageQuery pageQuery, PersonDirectory personDirectory) {
        this.answers = answers;
        this.viewRepository = viewRepository;
        this.pageQuery = pageQuery;
        this.personDirectory = personDirectory;
    }

    @GetMapping
    Page<Summary> list(@PathVariable UUID id, AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) {
        answers.requireVisible(id, authenticatedReader, readPoint);
        SqlConditions sqlConditions = new SqlConditions().and("r.workload = :workload", "workload", id);
        return pageQuery.page("revisions r", "r.*", sqlConditions, SortOrder.by("r.revision", "integer").reversed(), pageParameters, readPoint, RevisionController::summary)
                .map(this::named);
    }

    @GetMapping("/{revision}")
    RevisionDetailResponse one(@PathVariable UUID id, @PathVariable int revision, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        answers.requireVisible(id, authenticatedReader, readPoint);
        RevisionView r = viewRepository.findById(RevisionView.id(id, revision)).orElseThrow(() -> ProblemException.notFound("revision"));
        return new RevisionDetailResponse(r.revision, personDirectory.names(List.of(r.madeBy)).person(r.madeBy), r.madeAt, r.reason, r.draft, r.rolledBackTo,
                VisibleClusters.filterPlacement(r.specification(), authenticatedReader), Long.toString(r.position));
    }

    private List<Summary> named(List<Summary> all) {
        PersonDirectory.Names names = personDirectory.names(all.stream().map(one -> one.by().id()).toList());
        return all.stream().map(one -> new Summary(one.revision(), names.person(one.by().id()), one.at(), one.reason(), one.draft(),
                one.rolledBackTo(), one.position())).toList();
    }

    private static Summary summary(ResultSet row, int n) throws SQLException {
        return new Summary(row.getInt("revision"), new PersonDirectory.Person(String.valueOf(row.getString("made_by")), null),
                row.getObject("made_at", OffsetDateTime.class).toInstant(), row.getString("reason"), row.getObject("draft", UUID.class),
                row.getObject("rolled_back_to", Integer.class), Long.toString(row.getLong("position")));
    }
}
