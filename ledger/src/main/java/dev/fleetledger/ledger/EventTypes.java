package dev.fleetledger.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Maps event names to classes. This is also the allow list for reading: the ledger's JSON is never deserialized into another class. */
public interface EventTypes {

    /** Name and version of an event as stored in the ledger; they never change. */
    record EventType(String name, String version) {}

    /** @throws IllegalArgumentException when the class is not an event */
    EventType typeOf(Class<?> payload);

    /** @throws IllegalArgumentException when no class has this name and version, because a newer release wrote the event */
    Class<?> classOf(EventType type);

    /** @param former versions that are read into the class of the current one, but not written any more */
    static EventTypes of(Map<EventType, Class<?>> classes, Map<EventType, Class<?>> former) {
        Map<EventType, Class<?>> all = new HashMap<>(former);
        all.putAll(classes);
        return new Table(Map.copyOf(all), classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey)));
    }

    /** Holds the mapping in both directions. */
    record Table(Map<EventType, Class<?>> classes, Map<Class<?>, EventType> types) implements EventTypes {

        @Override
        public EventType typeOf(Class<?> payload) {
            return require(types.get(payload), "Not an event type of the ledger: " + payload);
        }

        @Override
        public Class<?> classOf(EventType type) {
            return require(classes.get(type), "Unknown event type, possibly written by a newer version: " + type);
        }

        private static <V> V require(@Nullable V value, String message) {
            if (value == null) {
                throw new IllegalArgumentException(message);
            }
            return value;
        }
    }
}
