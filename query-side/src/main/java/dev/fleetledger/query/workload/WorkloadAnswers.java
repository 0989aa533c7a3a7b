package dev.fleetledger.query.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.People;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Refusal;
import dev.fleetledger.query.answer.Where;
import dev.fleetledger.query.cluster.Labels;
import dev.fleetledger.query.deployment.ShownSql;

/** Reads the workloads that the reader may see. */
@Component
public class WorkloadAnswers {

    /** @param labels the values of the repeated URL parameter */
    record Filter(@Nullable String cluster, @Nullable String namespace, @Nullable String name, @Nullable String status, List<String> labels) {}

    private final Workloads workloads;
    private final WorkloadStatuses statuses;
    private final ShownSql shown;
    private final Lists lists;
    private final People people;

    WorkloadAnswers(Workloads workloads, WorkloadStatuses statuses, ShownSql shown, Lists lists, People people) {
        this.workloads = workloads;
        this.statuses = statuses;
        this.shown = shown;
        this.lists = lists;
        this.people = people;
    }

    Page<WorkloadAnswer> page(Filter filter, Order order, Reader reader, Paging paging, Moment moment) {
        Where where = new Where();
        where.and(Cut.workload(reader, where, "w.id"));
        String deployments = shown.table(reader, where, moment);
        where.ifGiven(filter.namespace(), "w.namespace = :namespace", "namespace")
                .ifGiven(Filters.contains(filter.name()), "w.name ilike :name", "name")
                .ifGiven(filter.cluster(), "exists (select 1 from " + deployments + " d where d.workload = w.id and d.cluster = :cluster)", "cluster")
                .ifGiven(filter.status(), "coalesce((select d.shown from " + deployments
                        + " d where d.workload = w.id order by d.rank limit 1), 'Waiting') = :status", "status");
        Labels.and(where, "w.labels", filter.labels().toArray(String[]::new));
        return lists.page("workloads w", "w.id", where, order, paging, moment, (row, n) -> row.getObject("id", UUID.class))
                .map(ids -> answers(ids, reader, moment));
    }

    /** @throws Refusal 404 when the workload doesn't exist or none of its deployments is visible to the reader */
    public WorkloadView visible(UUID id, Reader reader, Moment moment) {
        Where where = new Where().and("w.id = :id", "id", id);
        where.and(Cut.workload(reader, where, "w.id"));
        Paging one = new Paging(1, List.of());
        boolean seen = lists.page("workloads w", "w.id", where, Order.by("w.id", "uuid"), one, moment, (row, n) -> id).total() > 0;
        return workloads.findById(id).filter(workload -> seen).orElseThrow(() -> Refusal.notFound("workload"));
    }

    WorkloadAnswer answer(WorkloadView workload, Reader reader, Moment moment) {
        return WorkloadAnswer.of(workload, statuses.of(List.of(workload.id), reader, moment).get(workload.id),
                people.names(List.of(workload.createdBy)));
    }

    private List<WorkloadAnswer> answers(List<UUID> ids, Reader reader, Moment moment) {
        Map<UUID, WorkloadView> views = new HashMap<>();
        workloads.findAllById(ids).forEach(view -> views.put(view.id, view));
        Map<UUID, WorkloadStatus> known = statuses.of(ids, reader, moment);
        People.Names names = people.names(views.values().stream().map(view -> view.createdBy).toList());
        return ids.stream().flatMap(id -> Stream.ofNullable(views.get(id))).map(view -> WorkloadAnswer.of(view, known.get(view.id), names)).toList();
    }
}
