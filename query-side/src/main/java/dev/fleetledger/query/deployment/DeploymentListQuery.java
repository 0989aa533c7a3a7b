package dev.fleetledger.query.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Lists the deployments of a workload or of a cluster that the reader may see. */
@Component
public class DeploymentListQuery {

    public record Filter(@Nullable UUID workload, @Nullable String cluster, @Nullable String namespace, @Nullable String status) {}

    private final PageQuery pageQuery;
    private final CurrentStatusSql currentStatusSql;
    private final DeploymentQueries deploymentQueries;

    DeploymentListQuery(PageQuery pageQuery, CurrentStatusSql currentStatusSql, DeploymentQueries deploymentQueries) {
        this.pageQuery = pageQuery;
        this.currentStatusSql = currentStatusSql;
        this.deploymentQueries = deploymentQueries;
    }

    public Page<DeploymentResponse> page(Filter filter, SortOrder sortOrder, AuthenticatedReader authenticatedReader,
            PageParameters pageParameters, ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions();
        String from = currentStatusSql.subquery(authenticatedReader, sqlConditions, readPoint) + " d";
        sqlConditions.andIfPresent(filter.workload(), "d.workload = :workload", "workload")
                .andIfPresent(filter.cluster(), "d.cluster = :cluster", "cluster")
                .andIfPresent(filter.namespace(), "d.namespace = :namespace", "namespace")
                .andIfPresent(filter.status(), "d.shown = :status", "status");
        return pageQuery.page(from, "d.id", sqlConditions, sortOrder, pageParameters, readPoint,
                (row, n) -> String.valueOf(row.getString("id")))
                .map(ids -> List.copyOf(deploymentQueries.findByIds(new ArrayList<>(ids), readPoint).values()));
    }
}
