package dev.fleetledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.document.Step;

/** Compares real responses of the services and real request bodies with the document's schemas. */
class SchemaConformanceTest {

    private static final Path GOLDEN_FILES = Path.of("../query-side/src/test/resources/golden");
    private static final Path STEPS = Path.of("../manifest/src/test/resources/spec/steps.json");

    private static final SchemaValidator SCHEMA_VALIDATOR = new SchemaValidator();

    static List<String> answers() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN_FILES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length())).sorted().toList();
        }
    }

    /** The query side's tests compare its responses with these files. */
    @ParameterizedTest
    @MethodSource("answers")
    void validatesGoldenResponsesAgainstSchemas(String name) throws IOException {
        JsonNode response = ContractJson.MAPPER.readTree(Files.readString(GOLDEN_FILES.resolve(name + ".json")));

        assertThat(SCHEMA_VALIDATOR.responseSchemas().map(schema -> SCHEMA_VALIDATOR.errors(schema, response))
                .min(Comparator.comparingInt(List::size)))
                .as("validation errors with the best matching schema").contains(List.of());
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, mode = EnumSource.Mode.EXCLUDE, names = "PLACEMENT")
    void validatesDocumentWithEveryFieldAgainstSchema(Step step) throws IOException {
        JsonNode document = ContractJson.MAPPER.readTree(Files.readString(STEPS)).path(step.key());

        assertThat(document.isObject()).isTrue();
        assertThat(SCHEMA_VALIDATOR.errors(schema(step), document)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void validatesExampleAgainstItsSchema(Step step) {
        JsonNode schema = SCHEMA_VALIDATOR.document().at("/components/schemas")
                .path(schema(step).path("$ref").stringValue().replaceAll(".*/", ""));

        assertThat(SCHEMA_VALIDATOR.errors(schema, schema.path("examples").path(0))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": 1}", "{\"nmae\": \"x\"}", "[]"})
    void rejectsDocumentOfWrongStructure(String document) {
        assertThat(SCHEMA_VALIDATOR.errors(schema(Step.BASICS), ContractJson.MAPPER.readTree(document))).isNotEmpty();
    }

    private static JsonNode schema(Step step) {
        return SchemaValidator.reference(OpenApiDocument.schemaName(step));
    }
}
