package dev.fleetledger.agent.question.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

class DroppedFieldsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a dropped field                        | {"a":{"b":1,"c":2}}                    | {"a":{"b":1}}                           | /spec/a/c
            only the topmost                       | {"a":{"b":{"c":1}}}                    | {}                                      | /spec/a
            of an item, found by its name          | {"l":[{"name":"x","y":1}]}             | {"l":[{"name":"w"},{"name":"x"}]}       | /spec/l/0/y
            added by the server                    | {"a":1}                                | {"a":1,"b":2}                           |
            normalized value                       | {"cpu":"1000m"}                        | {"cpu":"1"}                             |
            empty values                           | {"a":false,"b":0,"c":"","d":{},"e":[]} | {}                                      |
            null                                   | {"a":null,"b":{"c":null}}              | {}                                      |
            an item whose name is normalized       | {"l":[{"name":"x","y":1}]}             | {"l":[{"name":"X"}]}                    |
            """)
    void reportsDroppedFields(String name, String sent, String kept, String dropped) {
        assertThat(String.join(" ", DroppedFields.find(spec(sent), spec(kept)))).isEqualTo(dropped == null ? "" : dropped);
    }

    private static JsonNode spec(String json) {
        return ContractJson.MAPPER.readTree("{\"spec\":" + json + "}");
    }
}
