package dev.fleetledger.local.story.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.local.LocalFleet;

/** The fleet's database, read with the logins that {@code local} publishes. */
record FleetDatabase(LocalFleet fleet) {

    private static final String EVENTS = """
            select position, aggregate_type || '/' || aggregate_identifier, aggregate_sequence_number, type, payload, metadata
            from ledger.events order by position""";
    private static final JsonMapper JSON = JsonMapper.shared();

    Connection connectAsAdministrator() throws SQLException {
        return connect("postgres");
    }

    /** Returns all events of the ledger in their order. */
    List<LedgerEvent> events() {
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

    private Connection connect(String login) throws SQLException {
        JsonNode addresses = JSON.readTree(fleet.data().addresses().toFile());
        return DriverManager.getConnection(addresses.at("/jdbc").asString(), login, addresses.at("/logins/" + login).asString());
    }
}
