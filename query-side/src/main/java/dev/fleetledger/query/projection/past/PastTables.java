package dev.fleetledger.query.projection.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Inserts former versions into the tables {@code past_…}, whose columns are those of the rows' own tables. */
final class PastTables {

    private PastTables() {}

    static void insert(List<FormerVersion> versions, SharedSessionContractImplementor session) {
        Map<EntityPersister, List<FormerVersion>> byType = versions.stream().collect(Collectors.groupingBy(FormerVersion::type));
        session.doWork(connection -> {
            for (Map.Entry<EntityPersister, List<FormerVersion>> one : byType.entrySet()) {
                insert(one.getKey(), one.getValue(), connection, session);
            }
        });
    }

    private static void insert(EntityPersister type, List<FormerVersion> versions, Connection connection,
            SharedSessionContractImplementor session) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insertInto(type))) {
            for (FormerVersion version : versions) {
                List<JdbcValue> values = new ArrayList<>();
                breakDown(type.getIdentifierMapping(), version.id(), values, session);
                type.getAttributeMappings().forEach(attribute ->
                        breakDown(attribute, version.state()[attribute.getStateArrayPosition()], values, session));
                int index = 1;
                for (JdbcValue value : values) {
                    value.column.getJdbcMapping().getJdbcValueBinder().bind(statement, value.value, index++, session);
                }
                statement.setLong(index, version.validUntil());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private record JdbcValue(SelectableMapping column, @Nullable Object value) {}

    private static void breakDown(ModelPart part, @Nullable Object value, List<JdbcValue> values,
            SharedSessionContractImplementor session) {
        part.breakDownJdbcValues(value, (index, columnValue, column) -> values.add(new JdbcValue(column, columnValue)), session);
    }

    private static String insertInto(EntityPersister type) {
        List<String> columns = new ArrayList<>();
        type.getIdentifierMapping().forEachSelectable((index, column) -> columns.add(column.getSelectionExpression()));
        type.getAttributeMappings().forEach(attribute ->
                attribute.forEachSelectable((index, column) -> columns.add(column.getSelectionExpression())));
        columns.add("valid_until");
        return "insert into past_" + type.getTableName() + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }
}
