package dev.fleetledger.query.diff;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the commands behind steps of the projections. */
@Component
class StepCommandQueries {

    private static final String SELECT = "select s.number, e.metadata ->> 'command' from steps s join ledger.events e"
            + " on e.position = s.position where s.number = any(?) and s.report_number is null and e.metadata ->> 'command' is not null";

    private final JdbcClient jdbc;

    StepCommandQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return command ids by step, without the steps that were reports */
    Map<Long, String> find(Collection<Long> steps) {
        Map<Long, String> commands = new HashMap<>();
        jdbc.sql(SELECT).param(steps.toArray(Long[]::new)).query(row -> {
            commands.put(row.getLong(1), row.getString(2));
        });
        return commands;
    }
}
