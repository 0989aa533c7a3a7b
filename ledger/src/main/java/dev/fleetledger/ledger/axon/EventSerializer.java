package dev.fleetledger.ledger.axon;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import dev.fleetledger.ledger.EventTypes;
import dev.fleetledger.ledger.EventTypes.EventType;

/**
 * Axon's serializer with our event names instead of class names and with our JSON mapper. It deserializes only payloads
 * that have a registered name.
 */
public final class EventSerializer extends Jackson3Serializer {

    private final EventTypes types;
    private final JsonMapper json;

    public EventSerializer(EventTypes types, JsonMapper json) {
        super(Jackson3Serializer.builder());
        this.types = types;
        this.json = json;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (MetaData.class.equals(type)) {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }
        EventType name = types.typeOf(type);
        return new SimpleSerializedType(name.name(), name.version());
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return MetaData.class.getName().equals(type.getName())
                ? MetaData.class
                : types.classOf(new EventType(type.getName(), type.getRevision()));
    }

    @Override
    protected ObjectWriter getWriter() {
        return json.writer();
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return MetaData.class.equals(type) ? super.getReader(type) : json.readerFor(type);
    }
}
