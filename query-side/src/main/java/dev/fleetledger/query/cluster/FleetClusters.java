package dev.fleetledger.query.cluster;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.manifest.Cluster;
import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Where;

/** The fleet as placement looks at it, as far as a reader may see it. */
@Component
public class FleetClusters {

    private final JdbcClient jdbc;

    FleetClusters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Cluster> seenBy(Reader reader) {
        Where where = new Where();
        where.and(Cut.clusters(reader, where, "c.name"));
        return jdbc.sql("select c.name, c.labels, c.cordoned from clusters c" + where.sql() + " order by c.name").params(where.parameters())
                .query((row, n) -> new Cluster(row.getString(1), ClusterView.labels(row.getString(2)), row.getBoolean(3))).list();
    }
}
