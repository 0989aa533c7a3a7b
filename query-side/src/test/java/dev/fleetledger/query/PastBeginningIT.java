package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the past of views begins that were projected before they kept it. */
class PastBeginningIT {

    private static final String BEFORE = "186";
    private static final String WITH_PAST = "187";
    private final TestQuerySide querySide = TestQuerySide.withoutService();

    @AfterEach
    void close() {
        querySide.close();
    }

    @Test
    void beginsBeforeAllTimesInEmptyViews() {
        migrate(BEFORE);

        migrate(WITH_PAST);

        assertThat(querySide.count("select count(*) from views.steps where number = 0 and position = 0 and latest = '-infinity'"))
                .isEqualTo(1);
    }

    @Test
    void beginsWithTheMigrationInViewsThatContainSomething() {
        migrate(BEFORE);
        querySide.executeAsOwner("update views.progress set position = 7; insert into views.workload_debts values"
                + " ('0197a1b2-0000-7000-8000-000000000001', '{a}')");

        migrate(WITH_PAST);

        assertThat(querySide.count("select count(*) from views.steps where number = 0 and position = 7"
                + " and latest > now() - interval '1 hour'")).isEqualTo(1);
        assertThat(querySide.count("select count(*) from views.workload_debts where valid_from = 0")).isEqualTo(1);
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(owner()).schemas("views").locations("classpath:db/views", "classpath:db/tokens")
                .placeholders(Map.of("role", "fleetledger_query")).target(target).load().migrate();
    }

    private DataSource owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(querySide.database.jdbcUrl());
        source.setUser(querySide.database.owner().user());
        source.setPassword(querySide.database.owner().password());
        return source;
    }
}
