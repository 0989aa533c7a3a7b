package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What can't be kept is named by its pointer. */
class ShapeTest {
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
    void namesWhatHasNoPlaceOrTheWrongType(String step, String document, String pointer) {
        List<Misshape> misshapes = Shape.check(Step.of(step).orElseThrow(), Given.json(document));

        assertThat(misshapes).extracting(Misshape::pointer).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource({"a\\u0000b, /description", "\\ud800, /description", "\\udc00\\ud800, /description"})
    void refusesTextThatCannotBeStored(String escaped, String pointer) {
        JsonNode document = Given.json("{'description': '" + escaped + "'}");

        assertThat(Shape.check(Step.BASICS, document)).extracting(Misshape::pointer).containsExactly(pointer);
    }

    @Test
    void refusesNamesThatCannotBeStored() {
        JsonNode document = Given.json("{'labels': {'a\\u0000': 'b'}}");

        assertThat(Shape.check(Step.ADVANCED, document)).extracting(Misshape::pointer).containsExactly("/labels");
    }

    @ParameterizedTest
    @CsvSource({"basics, '[]'", "basics, '\"text\"'", "containers, 'null'", "placement, '1'"})
    void aStepIsAnObject(String step, String document) {
        assertThat(Shape.check(Step.of(step).orElseThrow(), Given.json(document))).hasSize(1);
    }

    @Test
    void nullIsTheSameAsAbsent() {
        JsonNode document = Given.json("{'displayName': null, 'namespace': null}");

        assertThat(Shape.check(Step.BASICS, document)).isEmpty();
        assertThat(Defaults.fill(Documents.NONE.with(Step.BASICS, document)).defaulted(Step.BASICS)).contains("/namespace");
    }
}
