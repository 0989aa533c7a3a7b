package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.transaction.support.TransactionTemplate;

/** Compares all rows of the views in two schemas, with their past, but for those that describe the process that projects them. */
final class SchemaComparison {

    /** Some of the tables that get former versions in every history with reports. */
    private static final Set<String> CHANGED = Set.of("past_deployments", "past_heartbeats", "past_observations", "past_workloads");

    private SchemaComparison() {}

    static void assertSameRows(TestQuerySide querySide, String expected, String actual) {
        List<String> tables = querySide.sql()
                .sql("select table_name from information_schema.tables where table_schema = ? and table_name not in"
                        + " ('progress', 'changes', 'silences', 'token_entry', 'flyway_schema_history') order by 1").param(expected).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(10);
        for (String table : tables) {
            List<String> rows = rows(querySide, expected, table);
            if (!table.startsWith("past_") || CHANGED.contains(table)) {
                assertThat(rows).as(table + " has rows").isNotEmpty();
            }
            assertThat(rows(querySide, actual, table)).as(table).isEqualTo(rows);
        }
    }

    private static List<String> rows(TestQuerySide querySide, String schema, String table) {
        return querySide.sql().sql("select t::text from %s.%s t order by 1".formatted(schema, table)).query(String.class).list();
    }

    /** Compares the rows of the views at a step with those of views in another schema. */
    static final class AtStep {

        /** Times that reports without a step replace; those of the step are compared. */
        private static final String REPLACED = "'{heard_at,sequence,sent_at,facts_at,confirmed_at,observed_at,received_at}'::text[]";
        private static final Set<String> WITH_STEP_TIMES = Set.of("heartbeats", "confirmations", "observations");

        private final TestQuerySide querySide;
        private final String differences;

        AtStep(TestQuerySide querySide, String views, String others) {
            this.querySide = querySide;
            differences = querySide.sql().sql("select table_name from information_schema.views where table_schema = ?")
                    .param(views + "_past").query(String.class).list().stream()
                    .map(table -> differences(table, rows(views + "_past", table), rows(others, table)))
                    .collect(Collectors.joining(" union all "));
        }

        private static String rows(String schema, String table) {
            String replaced = WITH_STEP_TIMES.contains(table) ? " - " + REPLACED : "";
            return "select to_jsonb(t)%s as content from %s.%s t".formatted(replaced, schema, table);
        }

        private static String differences(String table, String rows, String others) {
            return "(select concat('%1$s at the step: ', d.content) from (%2$s except all %3$s) d) union all"
                    .concat(" (select concat('%1$s projected: ', d.content) from (%3$s except all %2$s) d)").formatted(table, rows, others);
        }

        List<String> differencesAt(long step) {
            return querySide.bean(TransactionTemplate.class).execute(transaction -> {
                querySide.sql().sql("select set_config('fleetledger.at', number::text, true),"
                        + " set_config('fleetledger.now', latest::text, true) from steps where number = ?").param(step).query((row, n) -> row.getString(1)).single();
                return querySide.sql().sql(differences).query(String.class).list();
            });
        }
    }
}
