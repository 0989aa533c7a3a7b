package dev.fleetledger.query.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.sql.SqlConditions;

/** Reads a page and counts the total with the same SQL conditions. */
@Component
public class PageQuery {

    private record KeyedRow<T>(T row, List<String> keys) {}

    private final JdbcClient jdbc;

    PageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param from    tables with their aliases
     * @param columns the columns that the mapper reads
     */
    public <T> Page<T> page(String from, String columns, SqlConditions sqlConditions, SortOrder sortOrder, PageParameters pageParameters,
            ReadPoint readPoint, RowMapper<T> mapper) {
        SqlConditions pageConditions = pageParameters.after().isEmpty() ? sqlConditions
                : sortOrder.after(sqlConditions.copy(), pageParameters.after());
        String sql = "select " + columns + ", " + sortOrder.selectColumns() + " from " + from + pageConditions.sql() + " order by "
                + sortOrder.sql() + " limit "
                + (pageParameters.limit() + 1);
        List<KeyedRow<T>> rows = rows(sql, pageConditions, sortOrder, mapper);
        boolean hasMore = rows.size() > pageParameters.limit();
        List<KeyedRow<T>> pageRows = hasMore ? rows.subList(0, pageParameters.limit()) : rows;
        List<T> items = new ArrayList<>();
        pageRows.forEach(keyedRow -> items.add(keyedRow.row()));
        return new Page<>(items, hasMore ? PageParameters.cursor(pageRows.getLast().keys()) : null, count(from, sqlConditions),
                readPoint.now(), readPoint.positionText());
    }

    private <T> List<KeyedRow<T>> rows(String sql, SqlConditions sqlConditions, SortOrder sortOrder, RowMapper<T> mapper) {
        try {
            return jdbc.sql(sql).params(sqlConditions.parameters()).query((row, n) -> new KeyedRow<>(mapper.mapRow(row, n),
                    IntStream.range(0, sortOrder.keys().size()).mapToObj(i -> text(row, i)).toList())).list();
        } catch (DataIntegrityViolationException e) {
            throw PageParameters.invalidCursor();
        }
    }

    private static String text(ResultSet row, int key) {
        try {
            String value = row.getString("key" + key);
            return value == null ? "" : value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String from, SqlConditions sqlConditions) {
        return jdbc.sql("select count(*) from " + from + sqlConditions.sql()).params(sqlConditions.parameters()).query(Long.class).single();
    }
}
