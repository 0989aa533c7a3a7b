package dev.fleetledger.query.deployment;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.NodeMatch;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.sql.SqlConditions;

/** Reads how many nodes match a deployment, as last reported by the agents, for the deployments that the reader may see. */
@Component
public class NodeMatchQueries {

    /** @param nodes null until the agent has reported it */
    public record DeploymentNodeMatch(UUID workload, String cluster, @Nullable NodeMatch nodes) {}

    private final JdbcClient jdbc;

    NodeMatchQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the deployments that have not ended, ordered by cluster. */
    public List<DeploymentNodeMatch> findByWorkloads(Collection<UUID> workloads, AuthenticatedReader authenticatedReader) {
        SqlConditions sqlConditions = new SqlConditions().and("d.ended is null")
                .and("d.workload = any(:workloads)", "workloads", workloads.toArray(UUID[]::new));
        sqlConditions.and(VisibilitySql.deployments(authenticatedReader, sqlConditions, "d"));
        return jdbc.sql("select d.workload, d.cluster, cast(o.facts as json) -> 'nodes' from deployments d left join observations o on o.id = d.id"
                        + sqlConditions.sql() + " order by d.cluster, d.workload").params(sqlConditions.parameters())
                .query((row, n) -> new DeploymentNodeMatch(row.getObject(1, UUID.class), String.valueOf(row.getString(2)),
                        nodes(row.getString(3)))).list();
    }

    private static @Nullable NodeMatch nodes(@Nullable String json) {
        JsonNode nodes = json == null ? null : ContractJson.MAPPER.readTree(json);
        return nodes == null || nodes.isNull() ? null : ContractJson.MAPPER.treeToValue(nodes, NodeMatch.class);
    }
}
