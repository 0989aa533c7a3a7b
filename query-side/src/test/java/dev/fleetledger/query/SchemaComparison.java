package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Compares all rows of the views in two schemas, but for those that describe the process that projects them. */
final class SchemaComparison {

    private SchemaComparison() {}

    static void assertSameRows(TestQuerySide querySide, String expected, String actual) {
        List<String> tables = querySide.sql()
                .sql("select table_name from information_schema.tables where table_schema = ? and table_name not in"
                        + " ('progress', 'token_entry', 'flyway_schema_history') order by 1").param(expected).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(10);
        for (String table : tables) {
            List<String> rows = rows(querySide, expected, table);
            assertThat(rows).as(table + " has rows").isNotEmpty();
            assertThat(rows(querySide, actual, table)).as(table).isEqualTo(rows);
        }
    }

    private static List<String> rows(TestQuerySide querySide, String schema, String table) {
        return querySide.sql().sql("select t::text from %s.%s t order by 1".formatted(schema, table)).query(String.class).list();
    }
}
