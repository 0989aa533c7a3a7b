package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.contract.ContractJson;

class ObjectSizeLimitTest {

    @ParameterizedTest(name = "{0} bytes in {1}: {2}")
    @CsvSource({"1500000, data, ", "1600000, data, ObjectTooLarge", "250000, metadata, ", "270000, metadata, AnnotationsTooLarge",
            "270000, template, AnnotationsTooLarge"})
    void detectsObjectLargerThanApiServerStores(int bytes, String where, String code) {
        ObjectNode object = ContractJson.MAPPER.createObjectNode();
        ObjectNode target = switch (where) {
            case "data" -> object.putObject("data");
            case "metadata" -> object.putObject("metadata").putObject("annotations");
            default -> object.putObject("spec").putObject("template").putObject("metadata").putObject("annotations");
        };
        target.put("much", "a".repeat(bytes));

        assertThat(ObjectSizeLimit.check("DaemonSet a/b", object).map(ApplyResult::code).orElse(null)).isEqualTo(code);
    }
}
