package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.query.projection.rebuild.Replay;

/** The views remember each of their former states, however the events and reports came in batches. */
@TestMethodOrder(OrderAnnotation.class)
class PastIT {

    private static final int COMPARED_STEPS = 200;
    private static final String OTHER_TABLES = "('changes', 'flyway_schema_history', 'progress', 'silences', 'steps', 'token_entry')";
    private static TestQuerySide querySide;

    @BeforeAll
    static void writeHistoryWithRestarts() throws InterruptedException {
        querySide = new TestQuerySide();
        MixedHistory history = new MixedHistory(querySide, "past");
        history.write(() -> querySide.restart(Map.of()));
        history.awaitProjection();
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    @Test
    @Order(1)
    void numbersStepsInTheOrderOfEventsAndReports() {
        assertThat(PastSteps.stored(querySide)).isEqualTo(PastSteps.computed(querySide));
    }

    @Test
    @Order(2)
    void hasAtEachStepTheRowsOfAProjectionThatStoppedThere() {
        long seed = Long.getLong("past.seed", System.nanoTime());
        List<PastSteps.Step> steps = PastSteps.stored(querySide);
        List<PastSteps.Step> compared = new Random(seed).ints(0, steps.size()).distinct().limit(COMPARED_STEPS).sorted()
                .mapToObj(steps::get).toList();
        SchemaComparison.AtStep comparison = new SchemaComparison.AtStep(querySide, "views", "views_until");
        try (ConfigurableApplicationContext projection = emptyViews("views_until")) {
            for (PastSteps.Step step : compared) {
                projection.getBean(Replay.class).replayUpTo(PastSteps.checkpointAt(step, querySide));
                assertThat(comparison.differencesAt(step.number())).as("step %s, -Dpast.seed=%d", step, seed).isEmpty();
            }
            projection.getBean(Replay.class).replayUpTo(projection.getBean(Replay.class).headCheckpoint());
        }
        SchemaComparison.assertSameRows(querySide, "views", "views_until");
    }

    private static ConfigurableApplicationContext emptyViews(String schema) {
        return new SpringApplicationBuilder(QuerySide.class).web(WebApplicationType.NONE).profiles("rebuild")
                .run(querySide.arguments(Map.of("fleetledger.rebuild", schema)));
    }

    @Test
    @Order(3)
    void letsTheServiceChangeNothingPast() {
        assertThatThrownBy(() -> querySide.sql().sql("delete from past_grants").update())
                .rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> querySide.sql().sql("update past_grants set role = ''").update())
                .rootCause().hasMessageContaining("permission denied");
    }

    @Test
    @Order(4)
    void keepsAllColumnsOfAllViews() {
        assertThat(querySide.sql().sql("select relname from pg_class c where relnamespace = 'views'::regnamespace and relkind = 'r'"
                + " and not starts_with(relname, 'past_') and relname not in " + OTHER_TABLES + " and not exists (select from pg_attribute"
                + " where attrelid = c.oid and attname = 'valid_from')").query(String.class).list()).isEmpty();
        assertColumnsAreKept();
    }

    @Test
    @Order(5)
    void keepsColumnsThatAMigrationAddsLater() {
        querySide.executeAsOwner("set search_path = views; alter table grants add column later text not null default 'none';"
                + " call keep_past('fleetledger_query')");

        assertColumnsAreKept();
        assertThat(querySide.count("select count(*) from information_schema.columns where table_schema = 'views_past'"
                + " and column_name = 'later'")).isEqualTo(1);
    }

    private static void assertColumnsAreKept() {
        List<String> live = columns("'views', table_name", "views",
                "not starts_with(table_name, 'past_') and table_name not in " + OTHER_TABLES);
        assertThat(live).hasSizeGreaterThan(200);
        assertThat(columns("'views', table_name", "views_past", "true")).containsExactlyElementsOf(live);
        assertThat(columns("'views', substr(table_name, 6)", "views", "starts_with(table_name, 'past_') and column_name <> 'valid_until'"))
                .containsExactlyElementsOf(live);
    }

    private static List<String> columns(String table, String schema, String condition) {
        return querySide.sql().sql("select concat_ws('.', " + table + ", column_name, data_type) from information_schema.columns"
                + " where table_schema = ? and " + condition + " order by 1").param(schema).query(String.class).list();
    }
}
