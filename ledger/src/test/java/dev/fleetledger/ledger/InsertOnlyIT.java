package dev.fleetledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fleetledger.parts.Login;

class InsertOnlyIT {

    private static TestLedger test;

    @BeforeAll
    static void insertEventAndManifest() {
        test = new TestLedger();
        var instance = test.newInstance();
        instance.ledger().append(List.of(Noted.in(new StreamId("Test", "a"), 0)), TestLedger.METADATA);
        instance.components().manifests().put("{}");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "update ledger.events set type = 'x'",
        "delete from ledger.events",
        "truncate ledger.events",
        "update ledger.manifests set body = ''",
        "delete from ledger.manifests",
        "truncate ledger.manifests",
        "\"insert into ledger.events (tx, position) overriding system value values ('1', 1)\"",
        "alter table ledger.events disable trigger all",
        "drop table ledger.events"})
    void refusesChangesByCommandSide(String sql) {
        assertRefused(test.database.command(), sql);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "update ledger.events set type = 'x'",
        "delete from ledger.events",
        "\"insert into ledger.manifests (sha256, body) values ('a', 'b')\"",
        "\"insert into ledger.events (identifier) values (gen_random_uuid())\""})
    void refusesWritesByQuerySide(String sql) {
        assertRefused(test.database.query(), sql);
    }

    @ParameterizedTest
    @CsvSource({
        "update ledger.events set type = 'x'",
        "delete from ledger.events where position < 0",
        "truncate ledger.events",
        "delete from ledger.manifests",
        "truncate ledger.manifests"})
    void refusesChangesByOwner(String sql) {
        assertRefused(test.database.owner(), sql);
    }

    private static void assertRefused(Login login, String sql) {
        assertThatThrownBy(() -> {
            try (Connection connection = test.database.connect(login); var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }).isInstanceOfSatisfying(SQLException.class, e ->
                assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501"));
    }
}
