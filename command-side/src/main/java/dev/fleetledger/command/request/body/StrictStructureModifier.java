package dev.fleetledger.command.request.body;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

import dev.fleetledger.manifest.form.StorableText;

/**
 * Records, maps and lists without coercion, such as an empty text for an object, and without null in a list or map. Like
 * {@link StrictScalarModule}.
 */
final class StrictStructureModifier extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1;

    @Override
    public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        return bean.getBeanClass().isRecord() ? new Strict(deserializer, JsonToken.START_OBJECT) : deserializer;
    }

    @Override
    public ValueDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
            BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        return new Strict(deserializer, JsonToken.START_ARRAY);
    }

    @Override
    public ValueDeserializer<?> modifyMapDeserializer(DeserializationConfig config, MapType type, BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        return new Strict(deserializer, JsonToken.START_OBJECT);
    }

    private static final class Strict extends DelegatingDeserializer {

        private final JsonToken start;

        Strict(ValueDeserializer<?> delegatee, JsonToken start) {
            super(delegatee);
            this.start = start;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegatee) {
            return new Strict(delegatee, start);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Object value = parser.currentToken() == start ? super.deserialize(parser, context) : null;
            return value != null && isStorable(value) ? value : context.handleUnexpectedToken(getValueType(context), parser);
        }

        private static boolean isStorable(Object value) {
            return switch (value) {
                case Map<?, ?> map -> !map.containsValue(null)
                        && map.keySet().stream().allMatch(it -> StorableText.isStorable((String) it));
                case Collection<?> list -> list.stream().allMatch(Objects::nonNull);
                default -> true;
            };
        }
    }
}
