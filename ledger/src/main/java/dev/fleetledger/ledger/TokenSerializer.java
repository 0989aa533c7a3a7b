package dev.fleetledger.ledger;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * For Axon's tokens, and for nothing else. Axon 4.13.0's own can't read back a replay's token, which holds others by class name:
 * those are allowed here.
 */
final class TokenSerializer extends Jackson3Serializer {

    TokenSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(
                BasicPolymorphicTypeValidator.builder().allowIfSubType(TrackingToken.class).build())));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> found = super.classForType(type);
        if (!TrackingToken.class.isAssignableFrom(found) && !Void.class.equals(found)) {
            throw new SerializationException("Not a token: " + type.getName());
        }
        return found;
    }
}
