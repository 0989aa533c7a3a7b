package dev.fleetledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** Properties of the document that client generators rely on. */
class DocumentStructureTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

    private static final JsonNode DOCUMENT = ContractJson.MAPPER.readTree(OpenApiDocument.toJson());

    @Test
    void resolvesEveryReference() {
        List<String> references = DOCUMENT.findValuesAsString("$ref");

        assertThat(references).hasSizeGreaterThan(500);
        assertThat(references).allSatisfy(reference -> assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).as(reference)
                .isFalse());
    }

    @Test
    void hasUniqueIdAndSummaryAndTagPerOperation() {
        List<JsonNode> operations = operations().toList();

        assertThat(operations.stream().map(it -> it.path("operationId").stringValue())).hasSizeGreaterThan(70).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(it -> {
            assertThat(it.path("summary").stringValue()).isNotBlank().hasSizeLessThan(90).endsWith(".");
            assertThat(DOCUMENT.path("tags").findValuesAsString("name")).contains(it.path("tags").path(0).stringValue());
            assertThat(it.path("responses").isEmpty()).isFalse();
        });
    }

    @Test
    void describesEveryPathVariable() {
        DOCUMENT.path("paths").properties().forEach(path -> path.getValue().forEach(operation ->
                assertThat(operation.path("parameters").valueStream().filter(it -> it.path("in").asString("").equals("path"))
                        .map(it -> "{" + it.path("name").stringValue() + "}"))
                        .as(path.getKey()).containsExactlyElementsOf(VARIABLE.matcher(path.getKey()).results().map(it -> it.group())
                                .toList())));
    }

    @Test
    void hasNoAmbiguousPaths() {
        assertThat(DOCUMENT.path("paths").propertyNames().stream().map(path -> VARIABLE.matcher(path).replaceAll("{}")))
                .doesNotHaveDuplicates();
    }

    @Test
    void declaresEitherSuccessOrOnlyWhatPrecedes501() {
        Map<Boolean, List<List<String>>> statuses = operations().map(it -> List.copyOf(it.path("responses").propertyNames()))
                .collect(Collectors.partitioningBy(it -> it.stream().anyMatch(status -> status.startsWith("2"))));

        assertThat(statuses.get(true)).hasSizeGreaterThan(30);
        assertThat(statuses.get(false)).isNotEmpty().allSatisfy(it -> assertThat(it).containsExactly("400", "401", "429", "501"));
    }

    @Test
    void declares412And428WhereIfMatchIsRequired() {
        List<JsonNode> conditional = operations().filter(it -> it.path("parameters").toString().contains("/IfMatch")).toList();

        assertThat(conditional).isNotEmpty().allSatisfy(it -> assertThat(it.path("responses").propertyNames()).contains("412", "428"));
    }

    private static Stream<JsonNode> operations() {
        return DOCUMENT.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }
}
