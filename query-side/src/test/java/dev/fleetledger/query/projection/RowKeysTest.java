package dev.fleetledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;

class RowKeysTest {

    private sealed interface Event {}

    private record Started(String row) implements Event {}

    private record Finished(String row, List<String> parts) implements Event {}

    private record Row() {}

    private record Part() {}

    private record Entry() {}

    private final List<String> queries = new ArrayList<>();
    private final RowKeys keys = new RowKeys();

    @Test
    void loadsRowsOfAllEventsAndDeclarationsWithOneQueryPerKind() {
        keys.one(Started.class, Row.class, Started::row);
        keys.many(Finished.class, Part.class, Finished::parts);
        keys.one(Finished.class, Row.class, Finished::row);
        keys.oneByRecord(Event.class, Entry.class, ProjectedEvent::position);

        load(new Started("a"), new Finished("b", List.of("x", "y")), new Started("a"), new Finished("c", List.of()));

        assertThat(queries).containsExactlyInAnyOrder("Row [a, b, c]", "Part [x, y]", "Entry [1, 2, 3, 4]");
    }

    @Test
    void loadsDependentRowsAfterThoseThatNameThem() {
        keys.dependent(Started.class, Entry.class, (started, viewBatch) -> queries);
        keys.one(Started.class, Row.class, Started::row);

        load(new Started("a"));

        assertThat(queries).containsExactly("Row [a]", "Entry [Row [a]]");
    }

    @Test
    void loadsNothingForOtherEvents() {
        keys.one(Finished.class, Row.class, Finished::row);

        load(new Started("a"));

        assertThat(queries).isEmpty();
    }

    private void load(Object... payloads) {
        List<ProjectedEvent> events = new ArrayList<>();
        for (Object payload : payloads) {
            events.add(new ProjectedEvent(events.size() + 1, payload, 1, Map.of(), Instant.EPOCH));
        }
        keys.load(events, new ViewBatch(emptyDatabase()));
    }

    /** Answers {@link Session#findMultiple}, and nothing else. */
    private Session emptyDatabase() {
        return (Session) Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class},
                (session, method, arguments) -> {
                    List<?> ids = (List<?>) arguments[1];
                    queries.add(((Class<?>) arguments[0]).getSimpleName() + " " + ids);
                    return Collections.nCopies(ids.size(), null);
                });
    }
}
