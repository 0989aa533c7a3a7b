package dev.fleetledger.query.fold;

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

/** The rows that a batch touches: read in one query a kind, changed in memory, written in one flush. */
public final class Batch {

    private final Session session;
    private final Map<Class<?>, Map<Object, Optional<Object>>> rows = new HashMap<>();
    private final List<Object> added = new ArrayList<>();

    Batch(Session session) {
        this.session = session;
    }

    public <T> void load(Class<T> type, Collection<?> ids) {
        Map<Object, Optional<Object>> known = known(type);
        List<Object> wanted = new LinkedHashSet<Object>(ids).stream().filter(id -> !known.containsKey(id)).toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<T> found = session.findMultiple(type, wanted);
        for (int i = 0; i < wanted.size(); i++) {
            known.put(wanted.get(i), Optional.ofNullable(found.get(i)));
        }
    }

    public <T> @Nullable T find(Class<T> type, Object id) {
        Optional<Object> row = known(type).computeIfAbsent(id, absent -> Optional.ofNullable(session.find(type, absent)));
        return row.map(type::cast).orElse(null);
    }

    /** @throws NoSuchElementException when the ledger speaks of something that it never told the beginning of */
    public <T> T get(Class<T> type, Object id) {
        T row = find(type, id);
        if (row == null) {
            throw new NoSuchElementException("No " + type.getSimpleName() + " " + id);
        }
        return row;
    }

    public <T> T getOrAdd(Class<T> type, Object id, Supplier<T> fresh) {
        T row = find(type, id);
        return row == null ? add(type, id, fresh.get()) : row;
    }

    public <T> T add(Class<T> type, Object id, T row) {
        added.add(row);
        known(type).put(id, Optional.of((Object) row));
        return row;
    }

    /** New rows only now, when they are whole: Hibernate inserts what it saw when a row was handed to it. */
    void write() {
        added.forEach(session::persist);
        session.flush();
    }

    private Map<Object, Optional<Object>> known(Class<?> type) {
        return rows.computeIfAbsent(type, t -> new HashMap<>());
    }
}
