package dev.fleetledger.query.diff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** Reads the versions of deployments that ended between two points. */
@Component
class PassingStatusQueries {

    /**
     * @param row     of the deployment
     * @param endedAt when the next version began
     */
    record FormerVersion(JsonNode row, Instant endedAt) {}

    private final JdbcClient jdbc;

    PassingStatusQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return by deployment, at most {@code max} versions, the newest first */
    Map<String, List<FormerVersion>> find(Collection<String> ids, DiffRange range, int max) {
        VersionTable table = ObjectKind.DEPLOYMENT.tables().getFirst();
        Map<String, List<FormerVersion>> versions = new HashMap<>();
        jdbc.sql("select i.id, v.row, s.at from unnest(:ids) i (id) cross join lateral (select " + table.rowJson("p")
                        + " as row, p.valid_until from past_deployments p where p.id = i.id"
                        + " and p.valid_until > :from and p.valid_until <= :to"
                        // The index of the primary key bounds it: only one version began before and ended after the first point.
                        + " and p.valid_from >= coalesce((select max(f.valid_from) from past_deployments f where f.id = i.id"
                        + " and f.valid_from <= :from), 0) order by p.valid_from desc limit :max) v"
                        + " join steps s on s.number = v.valid_until order by v.valid_until desc")
                .param("ids", ids.toArray(String[]::new)).param("from", range.from().step()).param("to", range.to().step())
                .param("max", max)
                .query(row -> {
                    versions.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(new FormerVersion(
                            ContractJson.MAPPER.readTree(row.getString(2)), row.getObject(3, OffsetDateTime.class).toInstant()));
                });
        return versions;
    }
}
