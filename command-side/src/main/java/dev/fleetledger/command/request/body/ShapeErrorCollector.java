package dev.fleetledger.command.request.body;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.PointerSyntax;
import dev.fleetledger.manifest.document.ShapeError;

/** Collects what Jackson can't bind, and lets it go on with null, so that all errors of a body are reported together. */
final class ShapeErrorCollector extends DeserializationProblemHandler {

    static final ShapeError NO_OBJECT = new ShapeError("", "The body is not a JSON object.", "Send a JSON object: {…}.");

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            String.class, "a text", Integer.class, "a whole number", Boolean.class, "true or false");
    private static final Map<Class<?>, List<String>> INVALID = Map.of(
            UUID.class, List.of("This is not an id.", "Send a UUID, such as 01932c07-94b5-7cc0-8b5a-1f2e3d4c5b6a."),
            java.time.Duration.class, List.of("This is not a duration.", "Send an ISO 8601 duration, such as PT1H."));

    /** Further errors are left out: they would cost more than they tell. */
    private static final int MAX_ERRORS = 100;

    private final List<ShapeError> errors = new ArrayList<>();
    private boolean unboundValue;

    /** The errors so far, in the order of the body. */
    List<ShapeError> errors() {
        return List.copyOf(errors);
    }

    /** Whether a field that was sent is null now. */
    boolean hasUnboundValue() {
        return unboundValue;
    }

    /** Adds errors, except at fields that have one already, or inside of which there is one. */
    void addAll(List<ShapeError> more) {
        more.forEach(this::add);
    }

    private void add(ShapeError error) {
        if (errors.size() < MAX_ERRORS && errors.stream().noneMatch(known -> PointerSyntax.isAtOrBelow(known.pointer(), error.pointer()))) {
            errors.add(error);
        }
    }

    @Override
    public boolean handleUnknownProperty(DeserializationContext context, JsonParser parser, ValueDeserializer<?> deserializer,
            Object beanOrClass, String name) {
        Collection<Object> known = deserializer.getKnownPropertyNames();
        String pointer = parser == context.getParser() ? pointer(parser)
                : objectPointer(context.getParser()) + '/' + PointerPattern.escape(name);
        add(new ShapeError(pointer, "There is no field of this name here.", "The fields here are "
                + String.join(", ", known.stream().map(String::valueOf).sorted().toList()) + "."));
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(DeserializationContext context, JavaType type, JsonToken token, JsonParser parser,
            @Nullable String message) {
        return reject(parser, type.getRawClass());
    }

    private @Nullable Object reject(JsonParser parser, Class<?> type) {
        unboundValue = true;
        if (parser.streamReadContext().inRoot() || parser.streamReadContext().getParent().inRoot() && parser.currentToken().isStructStart()) {
            add(NO_OBJECT);
        } else if (INVALID.containsKey(type)) {
            add(parser, INVALID.get(type).getFirst(), INVALID.get(type).getLast());
        } else {
            String expected = expected(type);
            add(parser, "This must be " + expected + " that can be stored.", "Send " + expected
                    + ", in valid Unicode and without the character NUL.");
        }
        parser.skipChildren();
        return null;
    }

    private static String expected(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "a list of texts";
        }
        return Map.class.isAssignableFrom(type) ? "an object of texts" : EXPECTED.getOrDefault(type, "an object");
    }

    private void add(JsonParser parser, String message, String remedy) {
        add(new ShapeError(pointer(parser), message, remedy));
    }

    /** At the start of an object or list, the parser's context is already inside of it. */
    private static String pointer(JsonParser parser) {
        var context = parser.streamReadContext();
        return (parser.currentToken() != null && parser.currentToken().isStructStart() ? context.getParent() : context).pathAsPointer()
                .toString();
    }

    /**
     * Jackson buffers a record's unknown fields until it can create the record: when its last component or its end was read. Only the
     * main parser knows then which object that is.
     */
    private static String objectPointer(JsonParser parser) {
        var context = parser.streamReadContext();
        return (parser.currentToken() == JsonToken.END_OBJECT ? context : context.getParent()).pathAsPointer().toString();
    }
}
