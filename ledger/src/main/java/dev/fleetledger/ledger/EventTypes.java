package dev.fleetledger.ledger;

import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Which name stands for which class. Also the list of what may be read at all: nothing else is ever made from the ledger's JSON. */
public interface EventTypes {

    /** A name in the ledger, for ever. */
    record EventType(String name, String version) {}

    /** @throws IllegalArgumentException when the class is no event */
    EventType typeOf(Class<?> payload);

    /** @throws IllegalArgumentException when nothing has this name and version: a newer program wrote it */
    Class<?> classOf(EventType type);

    static EventTypes of(Map<EventType, Class<?>> classes) {
        return new Table(Map.copyOf(classes), classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey)));
    }

    /** Both directions of one map. */
    record Table(Map<EventType, Class<?>> classes, Map<Class<?>, EventType> types) implements EventTypes {

        @Override
        public EventType typeOf(Class<?> payload) {
            return found(types.get(payload), "No event of the ledger: " + payload);
        }

        @Override
        public Class<?> classOf(EventType type) {
            return found(classes.get(type), "Written by a newer version? Unknown " + type);
        }

        private static <V> V found(@Nullable V value, String otherwise) {
            if (value == null) {
                throw new IllegalArgumentException(otherwise);
            }
            return value;
        }
    }
}
