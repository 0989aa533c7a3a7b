package dev.fleetledger.ledger.axon;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Serializer for Axon's tokens only. Axon 4.13.0's own serializer can't read back a replay token, which contains other tokens by class
 * name; this one allows those classes.
 */
public final class TokenSerializer extends Jackson3Serializer {

    public TokenSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(
                BasicPolymorphicTypeValidator.builder().allowIfSubType(TrackingToken.class).build())));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> tokenClass = super.classForType(type);
        if (!TrackingToken.class.isAssignableFrom(tokenClass) && !Void.class.equals(tokenClass)) {
            throw new SerializationException("Not a token: " + type.getName());
        }
        return tokenClass;
    }
}
