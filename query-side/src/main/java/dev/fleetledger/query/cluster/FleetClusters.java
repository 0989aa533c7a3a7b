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

import dev.fleetledger.manifest.placement.Cluster;
import dev.fleetledger.manifest.placement.InSight;
import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Where;

/** The clusters of the fleet that a reader may see, as input for placements. */
@Component
public class FleetClusters {

    private final JdbcClient jdbc;

    FleetClusters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the placement without the names of clusters that the reader may not see. */
    public static JsonNode cut(JsonNode placement, Reader reader) {
        return InSight.of(placement, reader::seesCluster);
    }

    /** Returns the names of the list that the reader may see. */
    public static JsonNode names(JsonNode names, Reader reader) {
        ArrayNode seen = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> {
            if (reader.seesCluster(name.stringValue(""))) {
                seen.add(name);
            }
        });
        return seen;
    }

    /** @return time of its agent's last report, in broker time */
    public @Nullable Instant heardAt(String name) {
        return jdbc.sql("select heard_at from heartbeats where cluster = ?").param(name)
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant()).optional().orElse(null);
    }

    /** Returns the number of nodes of these clusters, as last reported by their agents. */
    public long nodes(List<String> names) {
        return jdbc.sql("select coalesce(sum(nodes), 0) from heartbeats where cluster = any(?)").param(names.toArray(String[]::new))
                .query(Long.class).single();
    }

    /** Returns the clusters that have not left the fleet. Those being removed are cordoned: they get nothing new. */
    public List<Cluster> seenBy(Reader reader) {
        Where where = new Where().and("c.life in ('registered', 'removing')");
        where.and(Cut.clusters(reader, where, "c.name"));
        return jdbc.sql("select c.name, c.labels, c.cordoned, c.life = 'removing' from clusters c" + where.sql() + " order by c.name").params(where.parameters())
                .query((row, n) -> new Cluster(row.getString(1), ClusterView.labels(row.getString(2)), row.getBoolean(3) || row.getBoolean(4),
                        row.getBoolean(4), false)).list();
    }
}
