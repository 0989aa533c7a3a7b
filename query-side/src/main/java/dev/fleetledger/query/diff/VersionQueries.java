package dev.fleetledger.query.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** Reads versions of objects' rows. */
@Component
class VersionQueries {

    private static final String AT_STEP = "select v.%1$s::text, %2$s from past_%3$s v where %4$s and v.valid_from <= :step"
            + " and v.valid_until > :step union all select v.%1$s::text, %2$s from %3$s v where %4$s and v.valid_from <= :step";
    /** The indexes of primary keys bound it: a version begins where the one before it ends. */
    private static final String BEGUN = "select v.%1$s::text, v.valid_from from past_%2$s v where %3$s and v.valid_from > :from"
            + " and v.valid_from <= :to union select v.%1$s::text, v.valid_from from %2$s v where %3$s and v.valid_from > :from"
            + " and v.valid_from <= :to";

    private final JdbcClient jdbc;

    VersionQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return by object, the rows that it had after the step, by their tables */
    Map<String, Map<String, JsonNode>> findAtStep(ObjectKind kind, Collection<String> ids, long step) {
        Map<String, Map<String, JsonNode>> rows = new HashMap<>();
        for (VersionTable table : kind.tables()) {
            jdbc.sql(AT_STEP.formatted(table.key(), table.rowJson("v"), table.name(), table.keyIn("v", "ids")))
                    .param("ids", ids.toArray(String[]::new)).param("step", step)
                    .query(row -> {
                        rows.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                                .put(table.name(), ContractJson.MAPPER.readTree(row.getString(2)));
                    });
        }
        return rows;
    }

    /** @return by object, the newest steps that began versions of its rows between the points, the newest first */
    Map<String, List<Long>> findSteps(ObjectKind kind, Collection<String> ids, DiffRange range, int max) {
        List<String> begun = new ArrayList<>();
        kind.tables().forEach(table -> begun.add(BEGUN.formatted(table.key(), table.name(), table.keyIn("v", "ids"))));
        Map<String, List<Long>> steps = new HashMap<>();
        jdbc.sql("select id, step from (select id, step, row_number() over (partition by id order by step desc) as n from ("
                        + String.join(" union ", begun) + ") begun (id, step)) numbered where n <= :max order by step desc")
                .param("ids", ids.toArray(String[]::new)).param("from", range.from().step()).param("to", range.to().step())
                .param("max", max)
                .query(row -> {
                    steps.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(row.getLong(2));
                });
        return steps;
    }
}
