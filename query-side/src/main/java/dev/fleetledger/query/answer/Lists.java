package dev.fleetledger.query.answer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a page and counts the total with the same SQL conditions. */
@Component
public class Lists {

    private record Keyed<T>(T row, List<String> keys) {}

    private final JdbcClient jdbc;

    Lists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param from    tables with their aliases
     * @param columns the columns that the mapper reads
     */
    public <T> Page<T> page(String from, String columns, Where where, Order order, Paging paging, Moment moment, RowMapper<T> mapper) {
        Where rest = paging.after().isEmpty() ? where : order.after(where.copy(), paging.after());
        String sql = "select " + columns + ", " + order.selected() + " from " + from + rest.sql() + " order by " + order.sql() + " limit "
                + (paging.limit() + 1);
        List<Keyed<T>> rows = rows(sql, rest, order, mapper);
        boolean more = rows.size() > paging.limit();
        List<Keyed<T>> shown = more ? rows.subList(0, paging.limit()) : rows;
        List<T> items = new ArrayList<>();
        shown.forEach(keyed -> items.add(keyed.row()));
        return new Page<>(items, more ? Paging.cursor(shown.getLast().keys()) : null, count(from, where), moment.now(), moment.shown());
    }

    private <T> List<Keyed<T>> rows(String sql, Where where, Order order, RowMapper<T> mapper) {
        try {
            return jdbc.sql(sql).params(where.parameters()).query((row, n) -> new Keyed<>(mapper.mapRow(row, n),
                    IntStream.range(0, order.keys().size()).mapToObj(i -> text(row, i)).toList())).list();
        } catch (DataIntegrityViolationException e) {
            throw Paging.invalidCursor();
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

    private long count(String from, Where where) {
        return jdbc.sql("select count(*) from " + from + where.sql()).params(where.parameters()).query(Long.class).single();
    }
}
