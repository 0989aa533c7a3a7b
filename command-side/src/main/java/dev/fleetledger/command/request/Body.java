package dev.fleetledger.command.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.document.ShapeError;

/** Raw request body. Parsed only when its check is due in the API's order: shape errors are reported after a stale version. */
public record Body(byte[] bytes) {

    private static final JsonMapper MAPPER = ContractJson.MAPPER.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws ProblemException 400 when the body is not JSON */
    public JsonNode json() {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            return root == null || root.isMissingNode() ? JsonNodeFactory.instance.nullNode() : root;
        } catch (StreamConstraintsException e) {
            throw beyondLimits();
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** @throws ProblemException 400 when the body is not UTF-8 */
    public String text() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.malformed(List.of(new ShapeError("", "This is no text in UTF-8.", "Send it in UTF-8.")));
        }
    }

    /** @throws ProblemException 400 naming every field that is unknown or of the wrong type */
    public <T> T read(Function<JsonFields, T> reader) {
        JsonNode root = bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : json();
        if (!(root instanceof ObjectNode object)) {
            throw ProblemException.malformed(List.of(new ShapeError("", "The body is not an object.", "Send a JSON object.")));
        }
        JsonFields jsonFields = new JsonFields(object);
        T read = reader.apply(jsonFields);
        jsonFields.requireValid();
        return read;
    }

    /** Reads a body that may contain only a reason. */
    public @Nullable String reason() {
        return read(jsonFields -> Optional.ofNullable(jsonFields.reason())).orElse(null);
    }

    /** Reports the location but not the content, because a body may contain secrets. */
    private static ProblemException malformed(JacksonException e) {
        String pointer = e.processor() instanceof tools.jackson.core.JsonParser parser
                ? parser.streamReadContext().pathAsPointer().toString()
                : "";
        boolean duplicate = e instanceof StreamReadException && String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
        ShapeError shape = duplicate
                ? new ShapeError(pointer, "The field is there twice." + location(e), "Send it once.")
                : new ShapeError(pointer, "This is no JSON." + location(e), "Send valid JSON, in UTF-8.");
        return ProblemException.malformed(List.of(shape));
    }

    /** The JSON is valid but exceeds the parser's limits; Jackson gives no location in that case. */
    private static ProblemException beyondLimits() {
        return ProblemException.malformed(List.of(new ShapeError("", "This JSON is beyond the limits of a body: nesting of "
                + StreamReadConstraints.DEFAULT_MAX_DEPTH + ", numbers of " + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
                + " digits, names of " + StreamReadConstraints.DEFAULT_MAX_NAME_LEN + " characters.", "Send less deep, and shorter.")));
    }

    private static String location(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? "" : " Line " + location.getLineNr() + ", column " + location.getColumnNr() + ".";
    }
}
