package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.PointerPattern;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.rule.Violation;
import dev.fleetledger.manifest.validation.DraftValidator;

/** The cases of {@code spec/limits.json}: values inside a limit are accepted, values outside are rejected. */
class LimitsTest {
    /** Inside the limit of a name, but a variable of the base document names the container, which violates another rule. */
    private static final String RENAMED_CONTAINER = "container-name-in0";

    record Case(String id, boolean inside, Step step, StepDocuments documents) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode one : TestDocuments.resource("spec/limits.json")) {
            ObjectNode steps = (ObjectNode) TestDocuments.resource("spec/limits-base.json");
            one.path("patch").forEach(operation -> CasePatch.apply(steps, operation));
            Step step = Step.of(one.path("step").stringValue()).orElseThrow();
            cases.add(new Case(one.path("id").stringValue(), one.path("inside").booleanValue(), step, TestDocuments.documents(steps)));
        }
        assertThat(cases).hasSize(266);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void acceptsValuesInsideAndRejectsValuesOutside(Case one) {
        List<ShapeError> errors = new ArrayList<>();
        one.documents().byStep().forEach((step, document) -> errors.addAll(ShapeValidator.check(step, document)));
        List<Violation> violations = errors.isEmpty() ? DraftValidator.validate(one.documents()).violations() : List.of();

        if (one.id().equals(RENAMED_CONTAINER)) {
            assertThat(violations).extracting(Violation::rule).containsExactly("ResourceContainerIsUnknown");
        } else if (one.inside()) {
            assertThat(errors).isEmpty();
            assertThat(violations).isEmpty();
        } else {
            assertThat(errors.size() + violations.size()).isPositive();
        }
    }

    /** The subset of JSON Patch that the cases use; {@code {"$repeat": [text, n]}} is the text n times. */
    static final class CasePatch {
        static void apply(ObjectNode steps, JsonNode operation) {
            String pointer = operation.path("path").stringValue();
            int cut = pointer.lastIndexOf('/');
            JsonNode parent = steps.at(pointer.substring(0, cut));
            String name = PointerPattern.unescape(pointer.substring(cut + 1));
            JsonNode value = expand(operation.path("value"));
            switch (parent) {
                case ObjectNode members -> members.set(name, value);
                case ArrayNode items when name.equals("-") -> items.add(value);
                case ArrayNode items when operation.path("op").stringValue().equals("replace") -> items.set(Integer.parseInt(name), value);
                case ArrayNode items -> items.insert(Integer.parseInt(name), value);
                default -> throw new IllegalArgumentException("Nothing exists at " + pointer);
            }
        }

        private static JsonNode expand(JsonNode value) {
            if (value.has("$repeat")) {
                return Json.text(value.path("$repeat").path(0).stringValue().repeat(value.path("$repeat").path(1).intValue()));
            }
            if (value instanceof ObjectNode members) {
                ObjectNode copy = Json.object();
                members.properties().forEach(member -> copy.set(member.getKey(), expand(member.getValue())));
                return copy;
            }
            return value;
        }
    }
}
