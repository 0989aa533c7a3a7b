package dev.fleetledger.ledger.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.ledger.Position;

/** Inserts any number of events in one statement, which also returns their positions. */
public record EventInserter(JdbcTemplate jdbc, JsonMapper json) {

    private static final String SQL = "insert into ledger.events (identifier, aggregate_type, aggregate_identifier,"
            + " aggregate_sequence_number, type, version, timestamp, payload, metadata)"
            + " select identifier::uuid, aggregate_type, aggregate_identifier, aggregate_sequence_number, type, version,"
            + " timestamp::timestamptz, payload::json, metadata::json from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality"
            + " e(identifier, aggregate_type, aggregate_identifier, aggregate_sequence_number, type, version, timestamp, payload,"
            + " metadata, n) order by n returning position";

    public Position insert(List<? extends EventMessage<?>> events, Serializer serializer) {
        List<Row> rows = events.stream().map(event -> toRow((DomainEventMessage<?>) event, serializer)).toList();
        List<Long> positions = jdbc.query(connection -> statement(connection, rows), (row, n) -> row.getLong(1));
        return new Position(positions.getLast());
    }

    private Row toRow(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new Row(event.getIdentifier(), event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(),
                payload.getType().getName(), payload.getType().getRevision(), event.getTimestamp().toString(), payload.getData(),
                json.writeValueAsString(Map.copyOf(event.getMetaData())));
    }

    private static PreparedStatement statement(Connection connection, List<Row> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(SQL);
        statement.setArray(1, EventTable.textArray(connection, rows, Row::identifier));
        statement.setArray(2, EventTable.textArray(connection, rows, Row::aggregateType));
        statement.setArray(3, EventTable.textArray(connection, rows, Row::aggregateIdentifier));
        statement.setArray(4, connection.createArrayOf("bigint", rows.stream().map(Row::sequence).toArray()));
        statement.setArray(5, EventTable.textArray(connection, rows, Row::type));
        statement.setArray(6, EventTable.textArray(connection, rows, Row::version));
        statement.setArray(7, EventTable.textArray(connection, rows, Row::timestamp));
        statement.setArray(8, EventTable.textArray(connection, rows, Row::payload));
        statement.setArray(9, EventTable.textArray(connection, rows, Row::metadata));
        return statement;
    }

    private record Row(String identifier, String aggregateType, String aggregateIdentifier, long sequence, String type,
            String version, String timestamp, String payload, String metadata) {}
}
