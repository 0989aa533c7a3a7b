package dev.fleetledger.command.request.body;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.manifest.form.StorableText;

/**
 * Scalars without coercion. Jackson's own switches throw at the first coercion; these report it to the problem handler, so that the
 * remaining errors are found too.
 */
final class StrictScalarModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    StrictScalarModule() {
        addDeserializer(String.class, new Strict<>(String.class, Set.of(JsonToken.VALUE_STRING), StrictScalarModule::storable));
        addDeserializer(UUID.class, new Strict<>(UUID.class, Set.of(JsonToken.VALUE_STRING), parser -> IdGenerator.parse(parser.getString())));
        addDeserializer(Duration.class, new Strict<>(Duration.class, Set.of(JsonToken.VALUE_STRING), StrictScalarModule::duration));
        addDeserializer(Integer.class, new Strict<>(Integer.class, Set.of(JsonToken.VALUE_NUMBER_INT), StrictScalarModule::integer));
        addDeserializer(Boolean.class, new Strict<>(Boolean.class, Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
                JsonParser::getBooleanValue));
    }

    private static @Nullable String storable(JsonParser parser) {
        String text = parser.getString();
        return StorableText.isStorable(text) ? text : null;
    }

    private static @Nullable Duration duration(JsonParser parser) {
        try {
            return Duration.parse(parser.getString());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Integer integer(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.INT ? (Integer) parser.getIntValue() : null;
    }

    /** Reads a value; null means that the token has the right type and is not valid. */
    @FunctionalInterface
    private interface ScalarReader<T> {

        @Nullable T read(JsonParser parser);
    }

    private static final class Strict<T> extends StdScalarDeserializer<T> {

        private final Set<JsonToken> tokens;
        private final ScalarReader<T> reader;

        Strict(Class<T> type, Set<JsonToken> tokens, ScalarReader<T> reader) {
            super(type);
            this.tokens = tokens;
            this.reader = reader;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            T value = tokens.contains(parser.currentToken()) ? reader.read(parser) : null;
            return value != null ? value : (T) context.handleUnexpectedToken(getValueType(context), parser);
        }
    }
}
