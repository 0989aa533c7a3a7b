package dev.fleetledger.manifest.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;

/** Differences are labelled as in the wizard. Named list items are matched by name. */
class DocumentDiffTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "basics | {'description': ''} | {'description': 'Host metrics'} | /basics/description Description: \"\" -> \"Host metrics\"",
        "basics | {}                  | {'name': 'abcd'}                | /basics/name Workload name: null -> \"abcd\"",
        "basics | {'name': 'abcd'}    | {'name': null}                  | /basics/name Workload name: \"abcd\" -> null",
        "containers | {'containers': [{'name': 'a', 'image': 'x:1'}, {'name': 'b', 'image': 'y:1'}]} | {'containers': [{'name': 'b', 'image': 'y:2'}, {'name': 'a', 'image': 'x:1'}]} | /containers/containers/0/image Image (b): \"y:1\" -> \"y:2\"",
        "containers | {'containers': [{'name': 'a', 'env': [{'name': 'L', 'value': '1'}]}]} | {'containers': [{'name': 'a', 'env': [{'name': 'L', 'value': '2'}]}]} | /containers/containers/0/env/0/value Variable value (a, L): \"1\" -> \"2\"",
        "containers | {'containers': [{'name': 'a'}, {'name': 'b'}]}          | {'containers': [{'name': 'b'}]}   | /containers/containers/0/name Container name (a): \"a\" -> null",
        "containers | {'containers': [{'name': 'a', 'lifecycle': {'args': ['x']}}]} | {'containers': [{'name': 'a', 'lifecycle': {'args': ['x', 'y']}}]} | /containers/containers/0/lifecycle/args Arguments (a): [\"x\"] -> [\"x\",\"y\"]",
        "placement  | {'clusters': ['eu-1']}                                  | {'clusters': ['eu-1', 'eu-2']}    | /placement/clusters Clusters: [\"eu-1\"] -> [\"eu-1\",\"eu-2\"]",
        "advanced   | {'labels': {'a': '1'}}                                  | {'labels': {'a': '2'}}            | /advanced/labels Labels: {\"a\":\"1\"} -> {\"a\":\"2\"}"})
    void labelsChangedFieldWithValuesBeforeAndAfter(String step, String before, String after, String expected) {
        List<Change> changes = DocumentDiff.between(Step.of(step).orElseThrow(), TestDocuments.json(before), TestDocuments.json(after));

        assertThat(changes).extracting(change -> change.path() + " " + change.label() + ": " + change.before() + " -> " + change.after())
            .containsExactly(expected);
    }

    @Test
    void ignoresOrderOfNamedItems() {
        List<Change> changes = DocumentDiff.between(Step.CONTAINERS, TestDocuments.json("{'volumes': [{'name': 'a'}, {'name': 'b'}]}"),
            TestDocuments.json("{'volumes': [{'name': 'b'}, {'name': 'a'}]}"));

        assertThat(changes).isEmpty();
    }

    @Test
    void comparesAbsentFieldAsItsKubernetesDefault() {
        JsonNode absent = TestDocuments.json("{'containers': [{'name': 'a'}]}");
        JsonNode off = TestDocuments.json("{'containers': [{'name': 'a', 'privileged': false}]}");
        JsonNode on = TestDocuments.json("{'containers': [{'name': 'a', 'privileged': true}]}");

        assertThat(DocumentDiff.between(Step.CONTAINERS, absent, off)).isEmpty();
        assertThat(DocumentDiff.between(Step.CONTAINERS, off, absent)).isEmpty();
        assertThat(DocumentDiff.between(Step.CONTAINERS, absent, on)).extracting(Change::label).containsExactly("Privileged (a)");
    }

    @Test
    void reportsAllFieldsOfFirstDocumentAsNew() {
        List<Change> changes = DocumentDiff.between(Step.BASICS, null, TestDocuments.json("{'name': 'abcd', 'namespace': 'x'}"));

        assertThat(changes).extracting(Change::label).containsExactly("Workload name", "Namespace");
    }
}
