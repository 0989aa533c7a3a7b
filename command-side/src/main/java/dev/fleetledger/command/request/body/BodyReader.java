package dev.fleetledger.command.request.body;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.problem.MalformedRequestException;

/** Reads a request body as a typed object, a JSON tree or a text. */
@Component
public final class BodyReader {

    private static final JsonMapper TREES = ContractJson.MAPPER.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper OBJECTS = TREES.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new StrictScalarModule().setDeserializerModifier(new StrictStructureModifier()))
            .build();

    private final BodyConstraints constraints;

    BodyReader(BodyConstraints constraints) {
        this.constraints = constraints;
    }

    /** @throws MalformedRequestException with all shape errors */
    public Object read(byte[] bytes, Class<?> type) {
        if (type == String.class) {
            return text(bytes);
        }
        return type == JsonNode.class ? tree(bytes) : object(bytes.length == 0 ? new byte[] {'{', '}'} : bytes, type);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw MalformedRequestException.body(List.of(new ShapeError("", "The body is not a text in UTF-8.",
                    "Send it encoded in UTF-8.")));
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            JsonNode root = TREES.readTree(bytes);
            return root == null || root.isMissingNode() ? JsonNodeFactory.instance.nullNode() : root;
        } catch (JacksonException e) {
            throw MalformedRequestException.body(List.of(SyntaxErrors.of(e)));
        }
    }

    private Object object(byte[] bytes, Class<?> type) {
        ShapeErrorCollector collector = new ShapeErrorCollector();
        Object body = bind(bytes, type, collector);
        if (body != null) {
            collector.addAll(constraints.check(body, collector.hasUnboundValue()));
        } else if (collector.errors().isEmpty()) {
            collector.addAll(List.of(ShapeErrorCollector.NO_OBJECT));
        }
        if (body == null || !collector.errors().isEmpty()) {
            throw MalformedRequestException.body(collector.errors());
        }
        return body;
    }

    private static @Nullable Object bind(byte[] bytes, Class<?> type, ShapeErrorCollector collector) {
        try {
            return OBJECTS.readerFor(type).withHandler(collector).readValue(bytes);
        } catch (JacksonException e) {
            // What was found before may be a consequence of it.
            throw MalformedRequestException.body(List.of(SyntaxErrors.of(e)));
        }
    }
}
