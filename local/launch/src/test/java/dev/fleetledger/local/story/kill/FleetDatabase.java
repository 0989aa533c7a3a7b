package dev.fleetledger.local.story.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.LocalFleet;

/** @param passwords returns the password of a login */
public record FleetDatabase(String jdbcUrl, UnaryOperator<String> passwords) {

    private static final String EVENTS = """
            select position, aggregate_type || '/' || aggregate_identifier, aggregate_sequence_number, type, payload, metadata
            from ledger.events order by position""";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Uses the logins that {@code local} publishes. */
    public static FleetDatabase of(LocalFleet fleet) {
        JsonNode addresses = JSON.readTree(fleet.data().addresses().toFile());
        return new FleetDatabase(addresses.at("/jdbc").asString(), login -> addresses.at("/logins/" + login).asString());
    }

    Connection connectAsAdministrator() throws SQLException {
        return connect("postgres");
    }

    /** Returns all events of the ledger in their order. */
    public List<LedgerEvent> events() {
        List<LedgerEvent> events = new ArrayList<>();
        try (var connection = connect("fleetledger_query");
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(EVENTS)) {
            while (rows.next()) {
                events.add(new LedgerEvent(rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getString(4),
                        JSON.readTree(rows.getString(5)), JSON.readTree(rows.getString(6))));
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Connection connect(String login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, login, passwords.apply(login));
    }
}
