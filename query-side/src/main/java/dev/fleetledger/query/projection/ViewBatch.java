package dev.fleetledger.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.hibernate.Session;
import org.hibernate.query.QueryFlushMode;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.query.projection.change.ChangeCollector;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.past.RowVersions;

/** The rows that a batch reads and changes: loaded with one query per kind, changed in memory and written in one flush. */
public final class ViewBatch {

    private final Session session;
    private final RowVersions versions;
    private final Map<Class<?>, Map<Object, Optional<Object>>> rows = new HashMap<>();
    private final List<Object> added = new ArrayList<>();
    private final List<Object> removed = new ArrayList<>();

    public ViewBatch(Session session) {
        this.session = session;
        this.versions = new RowVersions(session);
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
        row.ifPresent(versions::use);
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

    /**
     * Finds rows by something else than their ids, with a query of its own: for rare events.
     *
     * @param condition in HQL, about a row {@code r} and the parameter {@code value}
     * @param matching  the same condition about rows as the batch has left them so far
     */
    public <T> List<T> findAll(Class<T> type, String condition, Object value, Predicate<T> matching) {
        Map<Object, Optional<Object>> rowsById = rowsById(type);
        session.createSelectionQuery("from " + type.getName() + " r where " + condition, type).setParameter("value", value)
                .setQueryFlushMode(QueryFlushMode.NO_FLUSH).getResultList()
                .forEach(row -> rowsById.putIfAbsent(session.getIdentifier(row), Optional.of((Object) row)));
        List<T> found = rowsById.values().stream().flatMap(Optional::stream).map(type::cast).filter(matching).toList();
        found.forEach(versions::use);
        return found;
    }

    public <T> T getOrAdd(Class<T> type, Object id, Supplier<T> factory) {
        T row = find(type, id);
        return row == null ? add(type, id, factory.get()) : row;
    }

    public <T> T add(Class<T> type, Object id, T row) {
        added.add(row);
        versions.use(row);
        rowsById(type).put(id, Optional.of((Object) row));
        return row;
    }

    public <T> void remove(Class<T> type, Object id, T row) {
        versions.remove(row);
        if (!added.remove(row)) {
            removed.add(row);
        }
        rowsById(type).put(id, Optional.empty());
    }

    /** What has happened to the rows since the last step was this step: an event, or a report with a change. */
    public void endStep(long step) {
        versions.endStep(step);
    }

    /** What has happened to the rows since the last step was a report that changed nothing. */
    public void endWithoutStep() {
        versions.endWithoutStep();
    }

    /**
     * Persists new rows only here, when they are complete: Hibernate inserts the state that a row has when it is persisted. Removed rows
     * are deleted before, because Hibernate inserts first, and a new row may have the id of a removed one.
     *
     * @return the objects that the changed rows show
     */
    public Collection<LiveObject> write() {
        return ChangeCollector.collectDuring(this::flush);
    }

    private void flush() {
        if (!removed.isEmpty()) {
            removed.forEach(session::remove);
            session.flush();
        }
        added.forEach(session::persist);
        session.flush();
        versions.write();
    }

    private Map<Object, Optional<Object>> rowsById(Class<?> type) {
        return rows.computeIfAbsent(type, t -> new HashMap<>());
    }
}
