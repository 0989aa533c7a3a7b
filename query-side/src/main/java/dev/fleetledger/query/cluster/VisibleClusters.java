package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.placement.PlacementFilter;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.sql.LabelsJson;
import dev.fleetledger.query.sql.SqlConditions;

/** The clusters of the fleet that a reader may see, as input for placements. */
@Component
public class VisibleClusters {

    private final JdbcClient jdbc;

    VisibleClusters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the placement without the names of clusters that the reader may not see. */
    public static JsonNode filterPlacement(JsonNode placement, AuthenticatedReader authenticatedReader) {
        return PlacementFilter.filter(placement, authenticatedReader::canSeeCluster);
    }

    /** Returns the number of clusters that the placement names and the reader may not see. */
    public static int countHidden(JsonNode placement, AuthenticatedReader authenticatedReader) {
        return (int) PlacementFilter.names(placement).stream().filter(name -> !authenticatedReader.canSeeCluster(name)).count();
    }

    /** Returns the names of the list that the reader may see. */
    public static JsonNode filterNames(JsonNode names, AuthenticatedReader authenticatedReader) {
        ArrayNode visible = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> {
            if (authenticatedReader.canSeeCluster(name.stringValue(""))) {
                visible.add(name);
            }
        });
        return visible;
    }

    /** @return time of its agent's last report, in broker time */
    public @Nullable Instant lastHeardAt(String name) {
        return jdbc.sql("select heard_at from heartbeats where cluster = ?").param(name)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant()).optional().orElse(null);
    }

    /** Returns the number of nodes of these clusters, as last reported by their agents. */
    public long countNodes(List<String> names) {
        return jdbc.sql("select coalesce(sum(nodes), 0) from heartbeats where cluster = any(?)").param(names.toArray(String[]::new))
                .query(Long.class).single();
    }

    /** Returns the clusters that have not left the fleet. Those being removed are cordoned: they get nothing new. */
    public List<PlacementCluster> visibleTo(AuthenticatedReader authenticatedReader) {
        SqlConditions sqlConditions = new SqlConditions().and("c.life in ('registered', 'removing')");
        sqlConditions.and(VisibilitySql.clusters(authenticatedReader, sqlConditions, "c.name"));
        return jdbc.sql("select c.name, c.labels, c.cordoned, c.life = 'removing' from clusters c" + sqlConditions.sql()
                + " order by c.name").params(sqlConditions.parameters())
                .query((row, n) -> new PlacementCluster(row.getString(1), LabelsJson.parse(row.getString(2)), row.getBoolean(3)
                        || row.getBoolean(4),
                        row.getBoolean(4), false)).list();
    }
}
