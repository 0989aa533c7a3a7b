package dev.fleetledger.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Ids of the rows that events of a type concern. A row that isn't declared here is loaded when a handler looks it up. */
public final class RowKeys {

    private record Declaration(Class<?> eventType, Class<?> rowType, BiFunction<ProjectedEvent, ViewBatch, Collection<?>> ids) {}

    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Declaration> dependentDeclarations = new ArrayList<>();

    /** Each event of this type, which may be an aggregate's interface, concerns one row. */
    public <E> void one(Class<E> eventType, Class<?> rowType, Function<E, ?> id) {
        many(eventType, rowType, payload -> List.of(id.apply(payload)));
    }

    /** Each event of this type concerns any number of rows. */
    public <E> void many(Class<E> eventType, Class<?> rowType, Function<E, Collection<?>> ids) {
        declarations.add(new Declaration(eventType, rowType, (event, viewBatch) -> ids.apply(eventType.cast(event.payload()))));
    }

    /**
     * Each event of this type concerns rows whose ids are in other rows. Those of the declarations above, and of earlier ones of this kind,
     * are loaded before.
     */
    public <E> void dependent(Class<E> eventType, Class<?> rowType, BiFunction<E, ViewBatch, Collection<?>> ids) {
        dependentDeclarations.add(new Declaration(eventType, rowType,
                (event, viewBatch) -> ids.apply(eventType.cast(event.payload()), viewBatch)));
    }

    /** Each event of this type concerns one row, whose id is recorded beside the payload. */
    public void oneByRecord(Class<?> eventType, Class<?> rowType, Function<ProjectedEvent, ?> id) {
        declarations.add(new Declaration(eventType, rowType, (event, viewBatch) -> List.of(id.apply(event))));
    }

    /** Loads the rows that the events concern, with one query per kind and one per dependent declaration. */
    public void load(Collection<ProjectedEvent> events, ViewBatch viewBatch) {
        load(declarations, events, viewBatch);
        dependentDeclarations.forEach(declaration -> load(List.of(declaration), events, viewBatch));
    }

    private static void load(List<Declaration> declarations, Collection<ProjectedEvent> events, ViewBatch viewBatch) {
        Map<Class<?>, List<Object>> idsByType = new LinkedHashMap<>();
        Map<Class<?>, List<Declaration>> byEventType = new HashMap<>();
        for (ProjectedEvent event : events) {
            for (Declaration declaration : byEventType.computeIfAbsent(event.payload().getClass(),
                    type -> declarationsFor(declarations, type))) {
                idsByType.computeIfAbsent(declaration.rowType(), type -> new ArrayList<>())
                        .addAll(declaration.ids().apply(event, viewBatch));
            }
        }
        idsByType.forEach(viewBatch::load);
    }

    private static List<Declaration> declarationsFor(List<Declaration> declarations, Class<?> eventType) {
        return declarations.stream().filter(declaration -> declaration.eventType().isAssignableFrom(eventType)).toList();
    }
}
