package dev.fleetledger.query.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.cluster.LabelFilter;
import dev.fleetledger.query.deployment.CurrentStatusSql;
import dev.fleetledger.query.person.PersonDirectory;
import dev.fleetledger.query.sql.LikePattern;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Reads the workloads that the reader may see. */
@Component
public class WorkloadQueries {

    /** @param labels the values of the repeated URL parameter */
    record Filter(@Nullable String cluster, @Nullable String namespace, @Nullable String name, @Nullable String status,
            List<String> labels) {}

    private final WorkloadViewRepository viewRepository;
    private final WorkloadStatusQueries statusQueries;
    private final CurrentStatusSql currentStatusSql;
    private final PageQuery pageQuery;
    private final PersonDirectory personDirectory;

    WorkloadQueries(WorkloadViewRepository viewRepository, WorkloadStatusQueries statusQueries, CurrentStatusSql currentStatusSql,
            PageQuery pageQuery, PersonDirectory personDirectory) {
        this.viewRepository = viewRepository;
        this.statusQueries = statusQueries;
        this.currentStatusSql = currentStatusSql;
        this.pageQuery = pageQuery;
        this.personDirectory = personDirectory;
    }

    Page<WorkloadResponse> page(Filter filter, SortOrder sortOrder, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions();
        sqlConditions.and(VisibilitySql.workload(authenticatedReader, sqlConditions, "w.id"));
        String deployments = currentStatusSql.subquery(authenticatedReader, sqlConditions, readPoint);
        sqlConditions.andIfPresent(filter.namespace(), "w.namespace = :namespace", "namespace")
                .andIfPresent(LikePattern.containing(filter.name()), "w.name ilike :name", "name")
                .andIfPresent(filter.cluster(), "exists (select 1 from " + deployments
                        + " d where d.workload = w.id and d.cluster = :cluster)", "cluster")
                .andIfPresent(filter.status(), "coalesce((select d.shown from " + deployments
                        + " d where d.workload = w.id order by d.rank limit 1), 'Waiting') = :status", "status");
        LabelFilter.apply(sqlConditions, "w.labels", filter.labels().toArray(String[]::new));
        return pageQuery.page("workloads w", "w.id", sqlConditions, sortOrder, pageParameters, readPoint,
                (row, n) -> row.getObject("id", UUID.class))
                .map(ids -> toResponses(ids, authenticatedReader, readPoint));
    }

    /** @throws NotFoundException when the workload doesn't exist or none of its deployments is visible to the reader */
    public WorkloadView requireVisible(UUID id, AuthenticatedReader authenticatedReader) {
        return viewRepository.findOne(WorkloadSpecifications.withId(id).and(WorkloadSpecifications.visibleTo(authenticatedReader)))
                .orElseThrow(() -> new NotFoundException("workload"));
    }

    WorkloadResponse toResponse(WorkloadView workload, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        return WorkloadResponse.of(workload, statusQueries.findByWorkloads(List.of(workload.id), authenticatedReader, readPoint)
                .get(workload.id),
                personDirectory.names(List.of(workload.createdBy)));
    }

    private List<WorkloadResponse> toResponses(List<UUID> ids, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        Map<UUID, WorkloadView> views = new HashMap<>();
        viewRepository.findAllById(ids).forEach(view -> views.put(view.id, view));
        Map<UUID, WorkloadStatus> statusesById = statusQueries.findByWorkloads(ids, authenticatedReader, readPoint);
        PersonDirectory.Names names = personDirectory.names(views.values().stream().map(view -> view.createdBy).toList());
        return ids.stream().flatMap(id -> Stream.ofNullable(views.get(id)))
                .map(view -> WorkloadResponse.of(view, statusesById.get(view.id), names)).toList();
    }
}
