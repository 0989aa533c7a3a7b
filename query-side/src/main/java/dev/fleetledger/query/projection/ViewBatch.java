package dev.fleetledger.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The rows that a batch reads and changes: loaded with one query per kind, changed in memory and written in one flush. */
public final class ViewBatch {

    private final Session session;
    private final Map<Class<?>, Map<Object, Optional<Object>>> rows = new HashMap<>();
    private final List<Object> added = new ArrayList<>();

    public ViewBatch(Session session) {
        this.session = session;
    }

    public <T> void load(Class<T> type, Collection<?> ids) {
        Map<Object, Optional<Object>> rowsById = rowsById(type);
        List<Object> missing = new LinkedHashSet<Object>(ids).stream().filter(id -> !rowsById.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return;
        }
        List<T> found = session.findMultiple(type, missing);
        for (int i = 0; i < missing.size(); i++) {
            rowsById.put(missing.get(i), Optional.ofNullable(found.get(i)));
        }
    }

    public <T> @Nullable T find(Class<T> type, Object id) {
        Optional<Object> row = rowsById(type).computeIfAbsent(id, key -> Optional.ofNullable(session.find(type, key)));
        return row.map(type::cast).orElse(null);
    }

    /** @throws NoSuchElementException when the ledger has an event about an object without the event that created it */
    public <T> T get(Class<T> type, Object id) {
        T row = find(type, id);
        if (row == null) {
            throw new NoSuchElementException("No row " + type.getSimpleName() + " with id " + id);
        }
        return row;
    }

    public <T> T getOrAdd(Class<T> type, Object id, Supplier<T> factory) {
        T row = find(type, id);
        return row == null ? add(type, id, factory.get()) : row;
    }

    public <T> T add(Class<T> type, Object id, T row) {
        added.add(row);
        rowsById(type).put(id, Optional.of((Object) row));
        return row;
    }

    /** Persists new rows only here, when they are complete: Hibernate inserts the state that a row has when it is persisted. */
    public void write() {
        added.forEach(session::persist);
        session.flush();
    }

    private Map<Object, Optional<Object>> rowsById(Class<?> type) {
        return rows.computeIfAbsent(type, t -> new HashMap<>());
    }
}
