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

import dev.fleetledger.query.access.People;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.answer.Where;
import dev.fleetledger.query.cluster.FleetClusters;

/** A workload's revisions, newest first. */
@RestController
@RequestMapping("/api/v1/workloads/{id}/revisions")
class RevisionController {

    record Summary(int revision, People.Person by, Instant at, @Nullable String reason, @Nullable UUID draft, @Nullable Integer rolledBackTo,
            String position) {}

    record Full(int revision, People.Person by, Instant at, @Nullable String reason, @Nullable UUID draft, @Nullable Integer rolledBackTo,
            JsonNode specification, String position) {}

    private final WorkloadAnswers answers;
    private final Revisions revisions;
    private final Lists lists;
    private final People people;

    RevisionController(WorkloadAnswers answers, Revisions revisions, Lists lists, People people) {
        this.answers = answers;
        this.revisions = revisions;
        this.lists = lists;
        this.people = people;
    }

    @GetMapping
    Page<Summary> list(@PathVariable UUID id, Reader reader, Paging paging, Moment moment) {
        answers.visible(id, reader, moment);
        Where where = new Where().and("r.workload = :workload", "workload", id);
        return lists.page("revisions r", "r.*", where, Order.by("r.revision", "integer").backwards(), paging, moment, RevisionController::summary)
                .map(this::named);
    }

    @GetMapping("/{revision}")
    Full one(@PathVariable UUID id, @PathVariable int revision, Reader reader, Moment moment) {
        answers.visible(id, reader, moment);
        RevisionView r = revisions.findById(RevisionView.id(id, revision)).orElseThrow(() -> Refusal.notFound("revision"));
        return new Full(r.revision, people.names(List.of(r.madeBy)).person(r.madeBy), r.madeAt, r.reason, r.draft, r.rolledBackTo,
                FleetClusters.cut(r.specification(), reader), Long.toString(r.position));
    }

    private List<Summary> named(List<Summary> all) {
        People.Names names = people.names(all.stream().map(one -> one.by().id()).toList());
        return all.stream().map(one -> new Summary(one.revision(), names.person(one.by().id()), one.at(), one.reason(), one.draft(),
                one.rolledBackTo(), one.position())).toList();
    }

    private static Summary summary(ResultSet row, int n) throws SQLException {
        return new Summary(row.getInt("revision"), new People.Person(String.valueOf(row.getString("made_by")), null),
                row.getObject("made_at", OffsetDateTime.class).toInstant(), row.getString("reason"), row.getObject("draft", UUID.class),
                row.getObject("rolled_back_to", Integer.class), Long.toString(row.getLong("position")));
    }
}
