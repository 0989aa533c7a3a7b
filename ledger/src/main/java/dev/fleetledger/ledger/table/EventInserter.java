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
        List<Line> lines = events.stream().map(event -> line((DomainEventMessage<?>) event, serializer)).toList();
        List<Long> positions = jdbc.query(connection -> statement(connection, lines), (row, n) -> row.getLong(1));
        return new Position(positions.getLast());
    }

    private Line line(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new Line(event.getIdentifier(), event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(),
                payload.getType().getName(), payload.getType().getRevision(), event.getTimestamp().toString(), payload.getData(),
                json.writeValueAsString(Map.copyOf(event.getMetaData())));
    }

    private static PreparedStatement statement(Connection connection, List<Line> lines) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(SQL);
        statement.setArray(1, EventTable.texts(connection, lines, Line::identifier));
        statement.setArray(2, EventTable.texts(connection, lines, Line::aggregateType));
        statement.setArray(3, EventTable.texts(connection, lines, Line::aggregateIdentifier));
        statement.setArray(4, connection.createArrayOf("bigint", lines.stream().map(Line::sequence).toArray()));
        statement.setArray(5, EventTable.texts(connection, lines, Line::type));
        statement.setArray(6, EventTable.texts(connection, lines, Line::version));
        statement.setArray(7, EventTable.texts(connection, lines, Line::timestamp));
        statement.setArray(8, EventTable.texts(connection, lines, Line::payload));
        statement.setArray(9, EventTable.texts(connection, lines, Line::metadata));
        return statement;
    }

    private record Line(String identifier, String aggregateType, String aggregateIdentifier, long sequence, String type,
            String version, String timestamp, String payload, String metadata) {}
}
