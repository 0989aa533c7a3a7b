package dev.fleetledger.manifest.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.validation.DraftValidator;

/** The list of violations is short enough for a person to read, and states how many are left out. */
class ValidationResultTest {
    @ParameterizedTest
    @CsvSource({"200, 200", "201, 201", "900, 201"})
    void limitsViolationsAndCountsTheRest(int violationCount, int shown) {
        StepDocuments stepDocuments = TestDocuments.smallest()
                .with(Step.ADVANCED, Json.object().set("hostAliases", aliases(violationCount)));

        List<Violation> violations = DraftValidator.validate(stepDocuments).violations();

        assertThat(violations).hasSize(shown);
        assertThat(violations.getLast().message())
                .isEqualTo(violationCount == 200 ? violations.getFirst().message() : violationCount - 200
                        + " more rules are broken in this step.");
    }

    private static ArrayNode aliases(int count) {
        ArrayNode aliases = Json.list();
        for (int i = 0; i < count; i++) {
            aliases.addObject().put("ip", "10.0." + i / 250 + "." + i % 250).putArray("hostnames").add("-");
        }
        return aliases;
    }
}
