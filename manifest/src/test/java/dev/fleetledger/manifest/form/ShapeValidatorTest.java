package dev.fleetledger.manifest.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;

/** Shape errors are reported with their pointers. */
class ShapeValidatorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "basics     | {'nope': 1}                                                     | /nope",
        "basics     | {'a/b~c': 1}                                                    | /a~1b~0c",
        "basics     | {'name': 1}                                                     | /name",
        "basics     | {'createNamespace': 'yes'}                                      | /createNamespace",
        "basics     | {'name': ['a']}                                                 | /name",
        "containers | {'containers': {}}                                              | /containers",
        "containers | {'containers': [null]}                                          | /containers/0",
        "containers | {'containers': ['a']}                                           | /containers/0",
        "containers | {'containers': [{'ports': [{'containerPort': 1.5}]}]}           | /containers/0/ports/0/containerPort",
        "containers | {'containers': [{'ports': [{'containerPort': 99999999999999999999}]}]} | /containers/0/ports/0/containerPort",
        "containers | {'containers': [{'lifecycle': {'args': 'a b'}}]}                | /containers/0/lifecycle/args",
        "containers | {'containers': [{'lifecycle': {'args': ['a', null]}}]}          | /containers/0/lifecycle/args/1",
        "containers | {'initContainers': [{'probes': {}}]}                            | /initContainers/0/probes",
        "containers | {'containers': [{'resources': {'cpu': {'limit': true}}}]}       | /containers/0/resources/cpu/limit",
        "advanced   | {'labels': {'a': 1}}                                            | /labels/a",
        "advanced   | {'upgrade': {'maxSurge': 1.5}}                                  | /upgrade/maxSurge",
        "placement  | {'clusters': 'eu-1'}                                            | /clusters"})
    void reportsUnknownFieldsAndWrongTypes(String step, String document, String pointer) {
        List<ShapeError> errors = ShapeValidator.check(Step.of(step).orElseThrow(), TestDocuments.json(document));

        assertThat(errors).extracting(ShapeError::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({"a\\u0000b, /description", "\\ud800, /description", "\\udc00\\ud800, /description"})
    void rejectsTextThatCannotBeStored(String escaped, String pointer) {
        JsonNode document = TestDocuments.json("{'description': '" + escaped + "'}");

        assertThat(ShapeValidator.check(Step.BASICS, document)).extracting(ShapeError::pointer).containsExactly(pointer);
    }

    @Test
    void rejectsNamesThatCannotBeStored() {
        JsonNode document = TestDocuments.json("{'labels': {'a\\u0000': 'b'}}");

        assertThat(ShapeValidator.check(Step.ADVANCED, document)).extracting(ShapeError::pointer).containsExactly("/labels");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "basics     | /name                               | 512",
        "basics     | /namespace                          | 512",
        "basics     | /description                        | 4096",
        "containers | /containers/0/name                  | 512",
        "containers | /containers/0/image                 | 4096",
        "containers | /containers/0/mounts/0/mountPath    | 4096",
        "containers | /containers/0/env/0/value           | 262144",
        "containers | /containers/0/lifecycle/args/0      | 262144",
        "containers | /containers/0/resources/cpu/limit   | 512",
        "services   | /services/0/ports/0/targetPort      | 512",
        "advanced   | /annotations/a                      | 262144",
        "advanced   | /labels/a                           | 512",
        "placement  | /clusters/0                         | 512"})
    void limitsLengthOfTexts(String step, String pointer, int characters) {
        assertThat(ShapeValidator.check(Step.of(step).orElseThrow(), TestDocuments.at(pointer, Json.text("x".repeat(characters)))))
                .isEmpty();
        assertThat(ShapeValidator.check(Step.of(step).orElseThrow(), TestDocuments.at(pointer, Json.text("x".repeat(characters + 1)))))
            .singleElement().satisfies(shapeError -> assertThat(shapeError.pointer()).isEqualTo(pointer))
            .satisfies(shapeError -> assertThat(shapeError.remedy()).contains(Integer.toString(characters)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "containers | /containers                         | {}  | 100",
        "containers | /initContainers                     | {}  | 100",
        "containers | /volumes                            | {}  | 1000",
        "containers | /containers/0/env                   | {}  | 1000",
        "containers | /containers/0/lifecycle/args        | '\"a\"' | 1000",
        "services   | /services                           | {}  | 1000",
        "advanced   | /scheduling/tolerations             | {}  | 1000",
        "placement  | /clusters                           | '\"a\"' | 10000",
        "placement  | /exclude                            | '\"a\"' | 10000"})
    void limitsItemsOfLists(String step, String pointer, String item, int items) {
        ArrayNode list = Json.list();
        for (int i = 0; i < items; i++) {
            list.add(TestDocuments.json(item));
        }

        List<ShapeError> inside = ShapeValidator.check(Step.of(step).orElseThrow(), TestDocuments.at(pointer, list));
        List<ShapeError> outside = ShapeValidator.check(Step.of(step).orElseThrow(), TestDocuments.at(pointer, list.deepCopy()
                .add(TestDocuments.json(item))));

        assertThat(inside).isEmpty();
        assertThat(outside).extracting(ShapeError::pointer).containsExactly(pointer);
    }

    @Test
    void limitsMembersOfMapsAndTheirNames() {
        ObjectNode labels = Json.object();
        for (int i = 0; i <= 1000; i++) {
            labels.put("a" + i, "b");
        }

        assertThat(ShapeValidator.check(Step.ADVANCED, TestDocuments.at("/labels", labels))).extracting(ShapeError::pointer)
                .containsExactly("/labels");
        assertThat(ShapeValidator.check(Step.ADVANCED, TestDocuments.at("/annotations/" + "a".repeat(513), Json.text("b"))))
            .extracting(ShapeError::pointer).containsExactly("/annotations");
    }

    @Test
    void limitsNumberOfShapeErrors() {
        ObjectNode unknown = Json.object();
        for (int i = 0; i < 50_000; i++) {
            unknown.put("a" + i, "b");
        }

        assertThat(ShapeValidator.check(Step.BASICS, unknown)).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"basics, '[]'", "basics, '\"text\"'", "containers, 'null'", "placement, '1'"})
    void rejectsStepThatIsNoObject(String step, String document) {
        assertThat(ShapeValidator.check(Step.of(step).orElseThrow(), TestDocuments.json(document))).hasSize(1);
    }

    @Test
    void treatsNullAsAbsent() {
        JsonNode document = TestDocuments.json("{'displayName': null, 'namespace': null}");

        assertThat(ShapeValidator.check(Step.BASICS, document)).isEmpty();
        assertThat(Defaults.fill(StepDocuments.NONE.with(Step.BASICS, document)).defaulted(Step.BASICS)).contains("/namespace");
    }
}
